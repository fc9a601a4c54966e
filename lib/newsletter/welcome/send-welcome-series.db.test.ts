import { beforeEach, expect, it } from 'vitest'
import { db, inTransaction } from '../../db'
import { dateOfDay } from '../../days'
import { confirmSubscription } from '../confirmation/confirm-subscription'
import { endSubscription } from '../end-subscription'
import { eraseSubscriber } from '../by-staff/erase-subscriber'
import { sendWelcomeSeries } from './send-welcome-series'
import { numberedSubject, signToken } from '../../secrets/tokens'

const start = new Date('2026-11-25T12:00:00Z')
const after = (days: number, hours = 0) => new Date(start.getTime() + (days * 24 + hours) * 3_600_000)
let readers = 0

const confirmToken = (id: string, request: number) =>
  signToken('confirm-subscription', { subject: numberedSubject(id, request), expiresAt: after(30) })

/** Somebody who confirmed at `start`. */
async function newSubscriber(): Promise<{ id: string; email: string }> {
  const email = `newcomer-${(readers += 1)}@example.org`
  const { id } = await db().subscriber.create({ data: { email, state: 'unconfirmed', requestedAt: start } })
  const token = confirmToken(id, 1)
  const confirmed = await confirmSubscription(token, { now: start, ip: '203.0.113.7' })
  if (!confirmed.ok) throw new Error('It was not confirmed.')
  return { id, email }
}

async function kindsTo(email: string): Promise<string[]> {
  const mails = await db().mail.findMany({ where: { toAddress: email }, orderBy: { id: 'asc' } })
  return mails.map(({ kind }) => kind)
}

beforeEach(async () => {
  await db().subscriber.deleteMany()
  await db().mail.deleteMany()
})

it('sends one mail on the third and one on the tenth day, however often and on however many machines it runs', async () => {
  const { email } = await newSubscriber()
  expect(await sendWelcomeSeries(after(2, 23))).toBe(0)
  const third = await Promise.all([1, 2, 3].map(() => sendWelcomeSeries(after(3))))
  expect(third.toSorted()).toEqual([0, 0, 1])
  for (const time of [after(4), after(9, 23)]) expect(await sendWelcomeSeries(time)).toBe(0)
  const tenth = await Promise.all([1, 2].map(() => sendWelcomeSeries(after(10))))
  expect(tenth.toSorted()).toEqual([0, 1])
  expect(await sendWelcomeSeries(after(11))).toBe(0)
  expect(await kindsTo(email)).toEqual(['welcome', 'welcome-3', 'welcome-10'])
})

it('writes to a reader in the language of their subscription', async () => {
  const { id, email } = await newSubscriber()
  await db().subscriber.update({ where: { id }, data: { language: 'ru' } })
  for (const days of [3, 10]) await sendWelcomeSeries(after(days))
  const mails = await db().mail.findMany({ where: { toAddress: email, kind: { startsWith: 'welcome-' } } })
  expect(mails).toHaveLength(2)
  for (const { subject } of mails) expect(subject).toMatch(/[а-я]{4}/)
})

it('sends none a second time when the outbox has forgotten it, or after the reader came back', async () => {
  const { id, email } = await newSubscriber()
  await sendWelcomeSeries(after(3))
  await db().mail.deleteMany()
  await inTransaction((transaction) => endSubscription(transaction, { id, now: after(4) }))
  await db().subscriber.update({ where: { id }, data: { state: 'unconfirmed', request: 2 } })
  const token = confirmToken(id, 2)
  expect(await confirmSubscription(token, { now: after(5), ip: '' })).toMatchObject({ ok: true })
  expect(await sendWelcomeSeries(after(8))).toBe(0)
  expect(await kindsTo(email)).toEqual(['welcome'])
})

it('leaves out a mail that is more than a week late, and one that should have come before a later one', async () => {
  const { email } = await newSubscriber()
  expect(await sendWelcomeSeries(after(12))).toBe(1)
  expect(await sendWelcomeSeries(after(5))).toBe(0)
  expect(await kindsTo(email)).toEqual(['welcome', 'welcome-10'])
  const other = await newSubscriber()
  expect(await sendWelcomeSeries(after(17))).toBe(0)
  expect(await kindsTo(other.email)).toEqual(['welcome'])
})

it('sends nothing to who left, pauses, is suppressed, donated, or came from a list', async () => {
  const left = await newSubscriber()
  await inTransaction((transaction) => endSubscription(transaction, { id: left.id, now: after(1) }))
  const pausing = await newSubscriber()
  await db().subscriber.update({
    where: { id: pausing.id },
    data: { pausedUntil: dateOfDay('2026-12-24') },
  })
  const suppressed = await newSubscriber()
  await db().subscriber.update({
    where: { id: suppressed.id },
    data: { suppressedAt: after(1), suppressedReason: 'bounce' },
  })
  const donor = await newSubscriber()
  await db().donation.create({
    data: {
      frequency: 'once',
      amountMinor: 500,
      currency: 'usd',
      state: 'paid',
      placement: 'article',
      donorEmail: donor.email,
      createdAt: after(1),
      paidAt: after(1),
    },
  })
  await db().subscriber.create({
    data: { email: 'listed@example.org', state: 'confirmed', requestedAt: start, confirmedAt: start },
  })
  expect(await sendWelcomeSeries(after(3))).toBe(0)
  expect(await sendWelcomeSeries(after(10))).toBe(0)
  for (const { email } of [left, pausing, suppressed, donor])
    expect(await kindsTo(email)).toEqual(['welcome'])
})

it('goes on for a reader who started a donation without paying, and is erased with the reader', async () => {
  const { id, email } = await newSubscriber()
  await db().donation.create({
    data: {
      frequency: 'once',
      amountMinor: 500,
      currency: 'usd',
      placement: 'article',
      donorEmail: email,
      createdAt: after(1),
    },
  })
  expect(await sendWelcomeSeries(after(3))).toBe(1)
  const staffId = '00000000-0000-4000-8000-000000000001'
  expect(await eraseSubscriber({ subscriberId: id, staffId }, after(4))).toMatchObject({ ok: true })
  expect(await db().welcomeMail.count()).toBe(0)
  expect(await kindsTo(email)).toEqual([])
})
