import { beforeEach, expect, it } from 'vitest'
import { db, inTransaction } from '../../db'
import { confirmSubscription } from '../confirmation/confirm-subscription'
import { endSubscription } from '../end-subscription'
import { postConfirmMail } from '../confirmation/post-confirm-mail'
import { subscribeProven } from './subscribe-proven'
import { suppressAddress } from '../suppression/suppress-address'

const now = new Date('2026-11-24T12:00:00Z')
const later = new Date('2026-11-24T13:00:00Z')
let readers = 0
const newReader = () => `proven-${(readers += 1)}@example.org`
const press = (email: string, at = now) =>
  subscribeProven(
    { email, page: '/articles/x', proof: 'session' },
    { now: at, ip: '203.0.113.7', language: 'en' },
  )
const find = (email: string) =>
  db().subscriber.findUniqueOrThrow({ where: { email }, include: { consents: { orderBy: { id: 'asc' } } } })
const mails = async (toAddress: string) =>
  (await db().mail.findMany({ where: { toAddress }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)

beforeEach(() => db().$executeRaw`truncate rate_limits`)

it('subscribes with one press and a welcome mail, and records the consent and what proved the address', async () => {
  const email = newReader()
  expect(await press(email)).toEqual({ ok: true, value: undefined })
  const { state, consents } = await find(email)
  expect(state).toBe('confirmed')
  expect(consents).toMatchObject([
    { kind: 'asked', request: 1, page: '/articles/x', ipPrefix: '203.0.113.0/24' },
    { kind: 'confirmed', request: 1, source: 'Signed in with this address' },
  ])
  expect(consents[0]?.wording).toContain('Privacy Policy')
  expect(await mails(email)).toEqual(['welcome'])
})

it('pressed three times at once, it is one subscription, one consent and one mail', async () => {
  const email = newReader()
  const answers = await Promise.all([press(email), press(email), press(email)])
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect((await find(email)).consents).toHaveLength(2)
  expect(await mails(email)).toEqual(['welcome'])
})

it('confirms a sign-up that waits for its mail; the link of that mail then changes nothing', async () => {
  const email = newReader()
  const { id } = await db().subscriber.create({ data: { email, state: 'unconfirmed', requestedAt: now } })
  await inTransaction((transaction) =>
    postConfirmMail(transaction, { id, request: 1, email, isInvited: false }, now),
  )
  await press(email, later)
  const { text } = await db().mail.findFirstOrThrow({ where: { toAddress: email } })
  const token = /confirm\?token=([\w.-]+)/.exec(text)?.[1] ?? ''
  expect(await confirmSubscription(token, { now: later, ip: '' })).toMatchObject({ ok: true })
  expect(await mails(email)).toEqual(['confirm-subscription', 'welcome'])
})

it('brings back a reader who left, because the press is the later wish, and a pause ends', async () => {
  const email = newReader()
  await press(email)
  const { id } = await find(email)
  await db().subscriber.update({ where: { id }, data: { pausedUntil: new Date('2027-01-01') } })
  await inTransaction((transaction) => endSubscription(transaction, { id, now }))
  await press(email, later)
  expect(await find(email)).toMatchObject({
    state: 'confirmed',
    request: 2,
    unsubscribedAt: null,
    pausedUntil: null,
  })
  expect(await mails(email)).toEqual(['welcome', 'welcome'])
})

it('leaves a suppressed address to the usual mail, and stores nothing', async () => {
  const email = newReader()
  await inTransaction((transaction) => suppressAddress(transaction, { email, reason: 'complaint', now }))
  expect(await press(email, later)).toEqual({ ok: false, reason: 'suppressed' })
  expect(await db().subscriber.count({ where: { email } })).toBe(0)
  expect(await mails(email)).toEqual([])
})

it('is limited like the form', async () => {
  const email = newReader()
  for (let times = 0; times < 3; times += 1) await press(email)
  expect(await press(email)).toMatchObject({ ok: false, reason: 'limited' })
})
