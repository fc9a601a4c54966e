import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { world } from '../../testing/world'
import { db, pool } from '../db'
import { recordMailEvents } from './record-mail-events'
import type { MailReport } from './rules'

const now = new Date('2026-11-25T12:00:00Z')
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000)
let readers = 0

/** A subscriber who was sent editions 1 to `editions`, one a week. */
async function subscriber(editions: number) {
  const email = `soft-${(readers += 1)}@example.org`
  const { id } = await db().subscriber.create({ data: { email, state: 'confirmed', requestedAt: now } })
  for (let number = 1; number <= editions; number += 1) await sent(id, number)
  return { id, email }
}

const sent = (subscriberId: string, editionNumber: number, state: 'sent' | 'cancelled' = 'sent') =>
  db().delivery.create({
    data: { editionNumber, subscriberId, state, outcomeAt: daysLater(7 * editionNumber) },
  })

const soft = (reader: { id: string; email: string }, edition: number, more: Partial<MailReport> = {}) => {
  const mail = { editionNumber: edition, subscriberId: reader.id }
  const id = `test:${reader.id}:${edition}`
  const at = daysLater(7 * edition + 1)
  const report: MailReport = {
    id,
    kind: 'soft_bounce',
    email: reader.email,
    mail,
    detail: '',
    at,
    ...more,
  }
  return recordMailEvents([report], { now: at })
}
const find = (id: string) => db().subscriber.findUniqueOrThrow({ where: { id } })

describe('soft bounces', () => {
  it('suppress an address at the fifth mail in a row, and not before', async () => {
    const reader = await subscriber(5)
    for (const edition of [1, 2, 3, 4]) await soft(reader, edition)
    expect(await find(reader.id)).toMatchObject({ softBounces: 4, suppressedAt: null })
    await soft(reader, 5)
    expect(await find(reader.id)).toMatchObject({
      softBounces: 5,
      suppressedReason: 'bounces',
      state: 'confirmed',
    })
  })

  it('start again from zero after an edition without a bounce', async () => {
    const reader = await subscriber(8)
    for (const edition of [1, 2, 3, 4]) await soft(reader, edition)
    await soft(reader, 6)
    expect(await find(reader.id)).toMatchObject({ softBounces: 1, suppressedAt: null })
    for (const edition of [7, 8]) await soft(reader, edition)
    expect(await find(reader.id)).toMatchObject({ softBounces: 3, suppressedAt: null })
  })

  it('are counted once per mail, and in any order', async () => {
    const reader = await subscriber(6)
    for (const edition of [6, 2, 4, 5, 2]) await soft(reader, edition)
    expect(await find(reader.id)).toMatchObject({ softBounces: 3 })
    await soft(reader, 4, { id: 'test:another-word-about-the-fourth' })
    expect(await find(reader.id)).toMatchObject({ softBounces: 3, suppressedAt: null })
    await soft(reader, 3)
    expect(await find(reader.id)).toMatchObject({ softBounces: 5, suppressedReason: 'bounces' })
  })

  it('are still in a row if an edition in between was not sent', async () => {
    const reader = await subscriber(2)
    await sent(reader.id, 3, 'cancelled')
    await sent(reader.id, 4)
    for (const edition of [1, 2, 4]) await soft(reader, edition)
    expect(await find(reader.id)).toMatchObject({ softBounces: 3 })
  })

  it('of a provider that names no mail count for the last one sent', async () => {
    const reader = await subscriber(2)
    await soft(reader, 2, { mail: null })
    expect(await db().mailEvent.findUnique({ where: { id: `test:${reader.id}:2` } })).toMatchObject({
      editionNumber: 2,
      subscriberId: reader.id,
    })
  })

  it('from before the owner’s last confirmation no longer count', async () => {
    const reader = await subscriber(4)
    for (const edition of [1, 2, 3]) await soft(reader, edition)
    await db().subscriber.update({ where: { id: reader.id }, data: { confirmedAt: daysLater(23) } })
    await soft(reader, 4)
    expect(await find(reader.id)).toMatchObject({ softBounces: 1 })
  })

  it('of a reader’s former mailbox no longer count', async () => {
    const reader = await subscriber(4)
    for (const edition of [1, 2, 3]) await soft(reader, edition)
    const change = { subscriberId: reader.id, number: 1, askedAt: daysLater(22) }
    await db().addressChange.create({
      data: { ...change, oldEmail: 'before@example.org', newEmail: reader.email, doneAt: daysLater(23) },
    })
    await soft(reader, 4)
    expect(await find(reader.id)).toMatchObject({ softBounces: 1 })
  })
})

it('a complaint after a bounce still ends the subscription; the consent ledger has both', async () => {
  const reader = await subscriber(1)
  await soft(reader, 1, { id: 'test:gone', kind: 'hard_bounce' })
  await soft(reader, 1, { id: 'test:angry', kind: 'complaint' })
  expect(await find(reader.id)).toMatchObject({ state: 'unsubscribed', suppressedReason: 'complaint' })
  const consents = await db().consentEvent.findMany({
    where: { subscriberId: reader.id },
    orderBy: { id: 'asc' },
  })
  expect(consents.map(({ kind }) => kind)).toEqual(['suppressed', 'withdrawn'])
})

it('a report about a subscriber’s former address affects only that address', async () => {
  const reader = await subscriber(1)
  await soft(reader, 1, { kind: 'hard_bounce', email: 'left-behind@example.org' })
  expect(await find(reader.id)).toMatchObject({ suppressedAt: null })
})

describe('simultaneous requests', () => {
  const complaint = ({ email }: { email: string }, id: string): MailReport => ({
    id,
    kind: 'complaint',
    email,
    mail: null,
    detail: '',
    at: now,
  })
  const consentsOf = async ({ id }: { id: string }) =>
    (await db().consentEvent.findMany({ where: { subscriberId: id } })).map(({ kind }) => kind).toSorted()

  it('with the same report all get the same answer, and it counts once', async () => {
    const reader = await subscriber(0)
    const report = complaint(reader, 'test:copied')
    const outcomes = await Promise.all(
      Array.from({ length: 1000 }, () => recordMailEvents([report], { now })),
    )
    expect(outcomes.filter((outcome) => outcome.ok && outcome.value === 'stored')).toHaveLength(1000)
    expect(await db().mailEvent.count({ where: { id: report.id } })).toBe(1)
    expect(await consentsOf(reader)).toEqual(['suppressed', 'withdrawn'])
  })

  it('with what is recorded already wait for nobody, not even for a transaction that holds the subscriber', async () => {
    const reader = await subscriber(0)
    const report = complaint(reader, 'test:known')
    await recordMailEvents([report], { now })
    const other = new Client({ connectionString: world().databaseUrl })
    await other.connect()
    try {
      await other.query('begin')
      await other.query('select 1 from subscribers where id = $1 for update', [reader.id])
      expect(await recordMailEvents([report, report], { now })).toEqual({ ok: true, value: 'stored' })
      expect(pool().waitingCount).toBe(0)
    } finally {
      await other.end()
    }
  })

  it('with a new report beside a known one record the new one', async () => {
    const known = await subscriber(0)
    const fresh = await subscriber(0)
    await recordMailEvents([complaint(known, 'test:first')], { now })
    const both = [complaint(known, 'test:first'), complaint(fresh, 'test:second')]
    expect(await recordMailEvents(both, { now })).toEqual({ ok: true, value: 'stored' })
    expect(await find(fresh.id)).toMatchObject({ suppressedReason: 'complaint' })
  })

  it('about the same people in opposite orders do not deadlock', async () => {
    const readers = await Promise.all(Array.from({ length: 10 }, () => subscriber(0)))
    const requests = Array.from({ length: 4 }, (_, request) => {
      const reports = readers.map((reader, place) => complaint(reader, `test:circle:${request}:${place}`))
      return request % 2 === 0 ? reports : reports.reverse()
    })
    const outcomes = await Promise.all(requests.map((reports) => recordMailEvents(reports, { now })))
    expect(outcomes).toEqual(Array(4).fill({ ok: true, value: 'stored' }))
    for (const reader of readers) expect(await consentsOf(reader)).toEqual(['suppressed', 'withdrawn'])
  })

  it('with the same nonce are accepted once; the others hear that it was used', async () => {
    const reader = await subscriber(0)
    const nonce = { value: 'test-nonce', expiresAt: daysLater(1) }
    const record = () => recordMailEvents([complaint(reader, 'test:nonce')], { now, nonce })
    const outcomes = await Promise.all(Array.from({ length: 100 }, record))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter(({ ok }) => !ok)).toHaveLength(99)
    expect(await record()).toEqual({ ok: false, reason: 'replayed' })
  })
})
