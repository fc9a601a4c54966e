import { beforeEach, describe, expect, it } from 'vitest'
import { db, inTransaction } from '../../db'
import { dayOf } from '../../days'
import { suppressionHash } from '../../readers/queries'
import { askToConfirm } from '../sign-up/ask-to-confirm'
import { confirmSubscription } from '../confirmation/confirm-subscription'
import { endSubscription } from '../end-subscription'
import { countBounced, liftBounces } from './lift-bounces'
import { findConfirmLink } from '../queries'
import type { SuppressionReason } from '../rules'
import { suppressAddress } from './suppress-address'

const now = new Date('2026-11-25T12:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const staffId = '01930000-0000-7000-8000-000000000001'
let readers = 0

beforeEach(() => db().mail.deleteMany())

async function suppressed(reason: SuppressionReason, { domain = 'example.org', at = now } = {}) {
  const email = `back-${(readers += 1)}@${domain}`
  const data = { email, state: 'confirmed', request: 1, requestedAt: at, confirmedAt: at } as const
  const { id } = await db().subscriber.create({ data })
  await inTransaction((transaction) => suppressAddress(transaction, { email, reason, now: at }))
  return { id, email }
}

const ask = (email: string, at: Date) =>
  inTransaction((transaction) =>
    askToConfirm(transaction, { email, page: '/newsletter', ipPrefix: null, now: at }),
  )
const mailsTo = (toAddress: string) =>
  db().mail.findMany({ where: { toAddress, kind: 'confirm-subscription' }, orderBy: { createdAt: 'desc' } })
const tokenIn = (text = '') => /token=([\w.-]+)/.exec(text)?.[1] ?? ''
const press = (token: string, at: Date) => confirmSubscription(token, { now: at, ip: '192.0.2.1' })
const find = (id: string) => db().subscriber.findUniqueOrThrow({ where: { id } })
const mark = async (email: string) =>
  (await db().suppression.findUnique({ where: { addressHash: suppressionHash(email) } }))?.reason ?? null

describe('a sign-up of a suppressed address', () => {
  it.each(['bounce', 'bounces', 'complaint'] as const)(
    'gets a link that says why we had stopped, and pressing it ends the suppression: %s',
    async (reason) => {
      const { id, email } = await suppressed(reason)
      await ask(email, later(1))
      const [mail] = await mailsTo(email)
      expect(mail?.text).toContain(reason === 'complaint' ? 'marked as spam' : 'came back earlier')
      // A stranger's request alone changes nothing.
      expect(await mark(email)).toBe(reason)
      expect((await find(id)).state).toBe(reason === 'complaint' ? 'unconfirmed' : 'confirmed')
      const token = tokenIn(mail?.text)
      expect(await findConfirmLink(token, later(2))).toBe('ready')
      for (let times = 0; times < 2; times += 1)
        expect(await press(token, later(2))).toEqual({ ok: true, value: undefined })
      expect(await find(id)).toMatchObject({
        state: 'confirmed',
        suppressedAt: null,
        suppressedReason: null,
        softBounces: 0,
      })
      expect(await mark(email)).toBeNull()
      expect(await findConfirmLink(token, later(3))).toBe('confirmed')
      expect(await db().mail.count({ where: { toAddress: email, kind: 'welcome' } })).toBe(1)
    },
  )

  it('gets no more than one such mail a day after a bounce, and a month after a complaint', async () => {
    for (const [reason, hours] of [['bounce', 24] as const, ['complaint', 30 * 24] as const]) {
      const { email } = await suppressed(reason)
      for (const at of [1, 2, hours]) await ask(email, later(at))
      expect(await mailsTo(email)).toHaveLength(1)
      await ask(email, later(hours + 2))
      expect(await mailsTo(email)).toHaveLength(2)
    }
  })

  it('gets none if staff decided so', async () => {
    const { email } = await suppressed('staff')
    await ask(email, later(1))
    expect(await mailsTo(email)).toEqual([])
  })

  it('works for an address if only its hash is left', async () => {
    const email = 'hash-only@example.org'
    await inTransaction((transaction) => suppressAddress(transaction, { email, reason: 'bounce', now }))
    await ask(email, later(1))
    const [mail] = await mailsTo(email)
    expect(await press(tokenIn(mail?.text), later(2))).toMatchObject({ ok: true })
    expect(await mark(email)).toBeNull()
  })
})

describe('a link from before', () => {
  it('ends a bounce, because its owner got it; but never a complaint', async () => {
    for (const [reason, isBack] of [['bounce', true] as const, ['complaint', false] as const]) {
      const email = `before-${reason}@example.org`
      await ask(email, now)
      const token = tokenIn((await mailsTo(email))[0]?.text)
      await inTransaction((transaction) => suppressAddress(transaction, { email, reason, now: later(1) }))
      expect((await press(token, later(2))).ok).toBe(isBack)
      expect(await mark(email)).toBe(isBack ? null : reason)
    }
  })

  it('does not bring back a reader who left', async () => {
    const { id, email } = await suppressed('bounce')
    await ask(email, later(1))
    const token = tokenIn((await mailsTo(email))[0]?.text)
    await inTransaction((transaction) => endSubscription(transaction, { id, now: later(2) }))
    expect((await press(token, later(3))).ok).toBe(false)
    expect(await mark(email)).toBe('bounce')
  })
})

it('a complaint after a bounce is a complaint, and staff’s decision is the strongest', async () => {
  const { id, email } = await suppressed('bounce')
  for (const [reason, stays] of [
    ['complaint', 'complaint'],
    ['bounce', 'complaint'],
    ['staff', 'staff'],
    ['complaint', 'staff'],
  ] as const) {
    await inTransaction((transaction) => suppressAddress(transaction, { email, reason, now: later(1) }))
    expect(await mark(email)).toBe(stays)
    expect((await find(id)).suppressedReason).toBe(stays)
  }
})

it('staff remove the suppressions of a domain and some days together, without complaints, once', async () => {
  const domain = 'faulty.example'
  const two = [await suppressed('bounce', { domain }), await suppressed('bounces', { domain })]
  const others = [
    await suppressed('complaint', { domain }),
    await suppressed('staff', { domain }),
    await suppressed('bounce', { domain: 'other.example' }),
    await suppressed('bounce', { domain, at: later(-48) }),
  ]
  const today = dayOf(now)
  const chosen = { domain, from: today, to: today }
  expect(await countBounced(chosen)).toBe(2)
  const pressed = await Promise.all([1, 2].map(() => liftBounces({ ...chosen, staffId }, later(1))))
  expect(pressed.toSorted()).toEqual([0, 2])
  for (const { id, email } of two) {
    expect(await find(id)).toMatchObject({ state: 'confirmed', suppressedAt: null, unsuppressedAt: later(1) })
    expect(await mark(email)).toBeNull()
  }
  for (const { id } of others) expect((await find(id)).suppressedAt).not.toBeNull()
  expect(
    await db().auditEntry.findMany({ where: { action: 'subscribers.unsuppress-domain' } }),
  ).toMatchObject([{ staffId, subject: `domain:${domain}`, details: { from: today, to: today, count: 2 } }])
})
