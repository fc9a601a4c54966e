import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { hangUp } from '../../mail/smtp'
import { suppressionHash } from '../../readers/queries'
import { signToken } from '../../secrets/tokens'
import { confirmSubscription } from '../confirmation/confirm-subscription'
import { eraseUnconfirmed } from '../confirmation/erase-unconfirmed'
import { findConfirmLink, findUnsubscribeLink } from '../queries'
import { requestNewLink } from '../confirmation/request-new-link'
import { policyVersion } from '../rules'
import { signUp } from './sign-up'
import { unsubscribe } from '../preferences/unsubscribe'

const ip = '203.0.113.77'
const now = new Date('2026-11-23T12:00:00Z')
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000)

const ask = (email: string, more: { website?: string; now?: Date } = {}) =>
  signUp(
    { email, page: '/newsletter', website: more.website ?? '' },
    { now: more.now ?? now, ip, language: 'en' },
  )

const subscriber = (email: string) =>
  db().subscriber.findUnique({ where: { email }, include: { consents: { orderBy: { id: 'asc' } } } })
const kinds = async (email: string) => (await subscriber(email))?.consents.map(({ kind }) => kind)
const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))

/** The token of the newest link with that path mailed to an address. */
function tokenMailedTo(email: string, pathname: string): string {
  const links = mailsTo(email).flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? [])
  const link = links.findLast((candidate) => new URL(candidate).pathname === pathname)
  return new URL(link ?? 'http://none').searchParams.get('token') ?? ''
}

async function subscribed(email: string): Promise<string> {
  await ask(email)
  await work()
  await confirmSubscription(tokenMailedTo(email, '/newsletter/confirm'), { now, ip })
  await work()
  return tokenMailedTo(email, '/newsletter/unsubscribe')
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
  world().mails.behave()
})

describe('signing up', () => {
  it('stores the request with its consent wording, and mails one link', async () => {
    await ask('new@example.org')
    await work()
    expect(await subscriber('new@example.org')).toMatchObject({ state: 'unconfirmed', request: 1 })
    const [asked] = (await subscriber('new@example.org'))?.consents ?? []
    expect(asked).toMatchObject({
      kind: 'asked',
      page: '/newsletter',
      ipPrefix: '203.0.113.0/24',
      policyVersion,
    })
    expect(asked?.wording).toContain('Subscribers agree to the Privacy Policy')
    expect(mailsTo('new@example.org')).toHaveLength(1)
    expect(await kinds('new@example.org')).toEqual(['asked', 'mailed'])
  })

  it('loses nothing while the mail server is away', async () => {
    // A connection that an earlier test left open would be reused.
    hangUp()
    world().mails.misbehave({ at: 'connect', does: 'hang up' })
    expect(await ask('patient@example.org')).toEqual({ ok: true, value: undefined })
    await work()
    expect(mailsTo('patient@example.org')).toHaveLength(0)
    expect(await db().mail.findFirst({ where: { toAddress: 'patient@example.org' } })).toMatchObject({
      state: 'waiting',
      attempts: 1,
    })

    world().mails.behave()
    await db().$executeRaw`update mails set next_attempt_at = now() where state = 'waiting'`
    await db().$executeRaw`select graphile_worker.add_job('tick')`
    await work()
    await work()
    expect(mailsTo('patient@example.org')).toHaveLength(1)
  })

  it('gives the same answer for new, known, suppressed and disposable addresses and for bots', async () => {
    await subscribed('known@example.org')
    await db().suppression.create({
      data: { addressHash: suppressionHash('never@example.org'), reason: 'staff', at: now },
    })
    const answers = [
      await ask('fresh@example.org'),
      await ask('known@example.org'),
      await ask('never@example.org'),
      await ask('robot@mailinator.com'),
      await ask('robot@example.org', { website: 'http://spam.example' }),
    ]
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":true}']))
    await work()
    expect(mailsTo('never@example.org')).toHaveLength(0)
    expect(mailsTo('robot@mailinator.com')).toHaveLength(0)
    expect(await subscriber('robot@example.org')).toBeNull()
    expect(mailsTo('known@example.org').at(-1)?.subject).toBe('You are already subscribed')
  })

  it('is refused the fourth time in an hour for one address, without storing anything', async () => {
    for (let times = 0; times < 3; times += 1) expect((await ask('eager@example.org')).ok).toBe(true)
    expect(await ask('eager@example.org')).toMatchObject({ ok: false, reason: 'limited' })
    expect(await db().addressRequest.count()).toBe(3)
    await work()
    expect(await subscriber('eager@example.org')).toMatchObject({ request: 3 })
    expect(
      await db().$queryRaw`select key from rate_limits where key like '%eager%' or key like '%203.0%'`,
    ).toEqual([])
  })

  it('three times at the same moment is three requests and one subscriber', async () => {
    await Promise.all(Array.from({ length: 3 }, () => ask('crowd@example.org')))
    await work(2)
    expect(await db().subscriber.count({ where: { email: 'crowd@example.org' } })).toBe(1)
    expect(await subscriber('crowd@example.org')).toMatchObject({ request: 3 })
  })
})

describe('confirming', () => {
  it('is done once, however often and on however many servers it is pressed', async () => {
    await ask('keen@example.org')
    await work()
    const token = tokenMailedTo('keen@example.org', '/newsletter/confirm')
    expect(await findConfirmLink(token, now)).toBe('ready')
    const presses = await Promise.all(
      Array.from({ length: 8 }, () => confirmSubscription(token, { now, ip })),
    )
    expect(presses.every(({ ok }) => ok)).toBe(true)
    await work(2)
    expect(await kinds('keen@example.org')).toEqual(['asked', 'mailed', 'confirmed'])
    expect(mailsTo('keen@example.org').map(({ subject }) => subject)).toEqual([
      'Confirm your subscription to The Moscow Times',
      'Welcome: The Weekly comes every Friday',
    ])
    expect(await findConfirmLink(token, now)).toBe('confirmed')
  })

  it('works with either of two mails', async () => {
    await ask('twice@example.org')
    await work()
    const first = tokenMailedTo('twice@example.org', '/newsletter/confirm')
    await ask('twice@example.org')
    expect((await confirmSubscription(first, { now, ip })).ok).toBe(true)
  })

  it('is refused after its days, and a new link goes to the same address', async () => {
    await ask('slow@example.org')
    await work()
    const token = tokenMailedTo('slow@example.org', '/newsletter/confirm')
    expect((await confirmSubscription(token, { now: daysLater(3), ip })).ok).toBe(true)
    await ask('slower@example.org')
    await work()
    const late = tokenMailedTo('slower@example.org', '/newsletter/confirm')
    expect(await confirmSubscription(late, { now: daysLater(5), ip })).toEqual({
      ok: false,
      reason: 'expired',
    })
    expect(await requestNewLink(late, { now: daysLater(5), ip })).toEqual({ ok: true, value: undefined })
    await work()
    const fresh = tokenMailedTo('slower@example.org', '/newsletter/confirm')
    expect((await confirmSubscription(fresh, { now: daysLater(5), ip })).ok).toBe(true)
  })

  it('does nothing with a forged link, or one for a reader who was erased', async () => {
    expect(await confirmSubscription('a.b.c', { now, ip })).toEqual({ ok: false, reason: 'unknown' })
    const token = signToken('confirm-subscription', { subject: '00000000-0000-7000-8000-000000000000_1' })
    expect(await confirmSubscription(token, { now, ip })).toEqual({ ok: false, reason: 'unknown' })
    expect(await requestNewLink('a.b.c', { now, ip })).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('unsubscribing', () => {
  it('is done once, and no older link brings the reader back', async () => {
    const leave = await subscribed('leaver@example.org')
    const confirm = tokenMailedTo('leaver@example.org', '/newsletter/confirm')
    expect(await findUnsubscribeLink(leave, now)).toBe('ready')
    for (let times = 0; times < 2; times += 1) {
      expect((await unsubscribe(leave, { now: daysLater(1), page: '/newsletter/unsubscribe' })).ok).toBe(true)
    }
    expect(await subscriber('leaver@example.org')).toMatchObject({ state: 'unsubscribed' })
    expect(await kinds('leaver@example.org')).toEqual(['asked', 'mailed', 'confirmed', 'withdrawn'])
    expect(await confirmSubscription(confirm, { now: daysLater(1), ip })).toEqual({
      ok: false,
      reason: 'expired',
    })

    await ask('leaver@example.org', { now: daysLater(2) })
    await work()
    expect(await confirmSubscription(confirm, { now: daysLater(2), ip })).toEqual({
      ok: false,
      reason: 'expired',
    })
    const again = tokenMailedTo('leaver@example.org', '/newsletter/confirm')
    expect((await confirmSubscription(again, { now: daysLater(2), ip })).ok).toBe(true)
  })

  it('works years later, and with no other link', async () => {
    const leave = await subscribed('old@example.org')
    const other = signToken('cancel-reminder', { subject: (await subscriber('old@example.org'))?.id ?? '' })
    expect(await unsubscribe(other, { now, page: '/' })).toEqual({ ok: false, reason: 'unreadable' })
    expect((await unsubscribe(leave, { now: daysLater(4000), page: '/' })).ok).toBe(true)
  })
})

describe('the consent ledger', () => {
  it('cannot be changed or deleted from', async () => {
    await subscribed('proof@example.org')
    await expect(db().$executeRaw`update consent_events set wording = 'something else'`).rejects.toThrow(
      'append-only',
    )
    await expect(db().$executeRaw`delete from consent_events where kind = 'confirmed'`).rejects.toThrow(
      'append-only',
    )
    expect(await kinds('proof@example.org')).toEqual(['asked', 'mailed', 'confirmed'])
  })

  it('is erased with readers who never confirmed, after thirty days', async () => {
    await ask('silent@example.org')
    await work()
    await subscribed('staying@example.org')
    await eraseUnconfirmed(daysLater(29))
    expect(await subscriber('silent@example.org')).not.toBeNull()
    await eraseUnconfirmed(daysLater(31))
    expect(await subscriber('silent@example.org')).toBeNull()
    expect(await subscriber('staying@example.org')).not.toBeNull()
  })
})
