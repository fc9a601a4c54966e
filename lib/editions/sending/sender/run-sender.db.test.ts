import { afterEach, beforeEach, expect, it } from 'vitest'
import { world } from '../../../../testing/world'
import {
  makeApprovedEdition,
  editionOf,
  eventually,
  freeze,
  editionMailsTo,
  sendUntil,
  subscribe,
  untilClosed,
} from '../../../../testing/fixtures/sending'
import { db, inTransaction } from '../../../db'
import { readToken } from '../../../secrets/tokens'
import { cancelWaiting } from '../by-staff/cancel-waiting'
import { claimBatch } from '../batches/claim-batch'
import { closeBooks } from '../closing/close-books'
import { findBooks, listUncertain } from '../queries'
import { recordOutcomes } from '../batches/record-outcomes'
import { resendUncertain } from '../by-staff/resend-uncertain'

const now = () => world().clock.now()
const staffId = '01930000-0000-7000-8000-000000000001'

beforeEach(async () => {
  await db().$executeRaw`truncate deliveries, sender_rate_limits, subscribers cascade`
  await db().$executeRaw`update editions set state = 'sent' where state in ('sending', 'paused', 'held')`
  world().mails.behave()
  world().mails.clear()
})

afterEach(() => world().mails.behave())

it('sends to every confirmed subscriber once, each with their own links, and closes the edition', async () => {
  const readers = await subscribe(60)
  await db().subscriber.create({
    data: { email: 'asked@example.org', state: 'unconfirmed', requestedAt: now() },
  })
  const number = await makeApprovedEdition()
  expect(await freeze(number)).toBe(60)
  const books = await sendUntil(untilClosed(number), 3)
  expect(books).toMatchObject({ audience: 60, sent: 60, waiting: 0, uncertain: 0, isBalanced: true })
  expect(editionMailsTo(number).sort()).toEqual(readers.map(({ email }) => email).sort())

  for (const mail of world().mails.mails) {
    const reader = readers.find(({ email }) => email === mail.envelope.to[0])
    expect(mail.messageId).toBe(`<${number}.${reader?.id ?? ''}@localhost>`)
    expect(mail.to).toMatchObject({ text: reader?.email })
    const list = mail.headers.get('list') as { unsubscribe: { url: string }; id: { id: string } }
    expect(list.id.id).toBe('newsletter.localhost')
    expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toContain('One-Click')
    const links = [list.unsubscribe.url, ...linksIn(String(mail.html)), ...linksIn(mail.text ?? '')]
    expect(links).toHaveLength(5)
    for (const link of links) {
      const { pathname, searchParams } = new URL(link)
      const purpose = pathname.endsWith('unsubscribe') ? 'unsubscribe' : 'preferences'
      expect(readToken(purpose, searchParams.get('token') ?? '', now())).toEqual({
        ok: true,
        value: reader?.id,
      })
    }
  }
})

function linksIn(text: string): string[] {
  return [...text.matchAll(/http:[^\s"<>]+/g)].map(([link]) => link.replaceAll('&amp;', '&'))
}

it('freezes its audience once, without readers who subscribe later', async () => {
  await subscribe(3)
  const number = await makeApprovedEdition()
  expect(await Promise.all([freeze(number), freeze(number)])).toEqual([3, 3])
  await subscribe(2)
  expect(await freeze(number)).toBe(3)
  expect(await db().delivery.count({ where: { editionNumber: number } })).toBe(3)
})

it('skips readers who are paused, suppressed or gone, when freezing and afterwards', async () => {
  const number = await makeApprovedEdition()
  const { dueOn } = await editionOf(number)
  const [suppressed, paused, back, leaves, rests, bounces, erased] = await subscribe(8)
  const change = (reader: { id: string } | undefined, data: object) =>
    db().subscriber.update({ where: { id: reader?.id ?? '' }, data })
  await change(suppressed, { suppressedAt: now(), suppressedReason: 'bounced' })
  await change(paused, { pausedUntil: new Date(dueOn.getTime() + 86_400_000) })
  await change(back, { pausedUntil: dueOn })
  expect(await freeze(number)).toBe(7)
  await change(leaves, { state: 'unsubscribed', unsubscribedAt: now() })
  await change(rests, { pausedUntil: new Date(dueOn.getTime() + 7 * 86_400_000) })
  await change(bounces, { suppressedAt: now(), suppressedReason: 'complained' })
  await db().subscriber.delete({ where: { id: erased?.id ?? '' } })
  const books = await sendUntil(untilClosed(number))
  expect(books).toMatchObject({ audience: 7, sent: 2, suppressed: 2, left: 3, isBalanced: true })
  expect(editionMailsTo(number)).toHaveLength(2)
})

it('gives each row to one of two workers claiming at once, 25 at most, committed before any SMTP command', async () => {
  await subscribe(40)
  const number = await makeApprovedEdition()
  await freeze(number)
  const claim = () => claimBatch({ number, size: 25 }, now())
  const batches = await Promise.all([claim(), claim(), claim()])
  const ids = batches.flatMap(({ readers }) => readers.map(({ subscriberId }) => subscriberId))
  expect(new Set(ids).size).toBe(ids.length)
  expect(Math.max(...batches.map(({ readers }) => readers.length))).toBeLessThanOrEqual(25)
  expect(await findBooks(number)).toMatchObject({ sending: ids.length, waiting: 40 - ids.length })
})

it('marks as uncertain what a dead worker held; only a person sends it again', async () => {
  const [one] = await subscribe(2)
  const number = await makeApprovedEdition()
  await freeze(number)
  const dead = await claimBatch({ number, size: 25 }, now())
  await db().$executeRaw`update deliveries set lease_until = clock_timestamp() - interval '1 second'`
  expect(await closeBooks(now())).toBe(1)
  expect(await findBooks(number)).toMatchObject({ uncertain: 2, isBalanced: true })
  expect(await listUncertain(number, { limit: 10 })).toHaveLength(2)

  // Its holder was only slow: only it knows the outcome, and may still report it, but nothing is retried automatically.
  const outcome = { subscriberId: one?.id ?? '', attempts: 0, pauseMs: 0, words: null }
  await recordOutcomes({ ...dead, leaseId: staffId }, [{ ...outcome, state: 'sent' }], now())
  await recordOutcomes(dead, [{ ...outcome, state: 'waiting' }], now())
  expect(await findBooks(number)).toMatchObject({ uncertain: 2, waiting: 0 })
  await recordOutcomes(dead, [{ ...outcome, state: 'sent' }], now())
  expect(await findBooks(number)).toMatchObject({ uncertain: 1, sent: 1, isBalanced: true })

  expect(editionMailsTo(number)).toEqual([])
  const pressed = await Promise.all([1, 2].map(() => resendUncertain({ number, staffId }, now())))
  expect(pressed.filter(({ ok }) => ok)).toEqual([{ ok: true, value: 1 }])
  expect(await sendUntil(untilClosed(number))).toMatchObject({ sent: 2, uncertain: 0, isBalanced: true })
  expect(editionMailsTo(number)).toHaveLength(1)
  const connections = await db().auditEntry.findMany({
    where: { subject: `edition:${number}` },
    orderBy: { id: 'asc' },
  })
  expect(connections.map(({ action }) => action)).toEqual(
    ['start', 'close', 'resend_uncertain', 'close'].map((entry) => `newsletter.${entry}`),
  )
})

it('stops within about a second when paused, continues when resumed, and can be cancelled midway', async () => {
  // So many that sending them takes longer than that.
  const readers = (await subscribe(2_000)).length
  const number = await makeApprovedEdition()
  await freeze(number)
  const move = (state: 'paused' | 'sending') => db().edition.update({ where: { number }, data: { state } })
  await sendUntil(async () => {
    await eventually(
      () => findBooks(number),
      ({ sent }) => sent > 20,
    )
    await move('paused')
    await eventually(
      () => findBooks(number),
      ({ sending }) => sending === 0,
    )
    const { sent, waiting } = await findBooks(number)
    expect(sent + waiting).toBe(readers)
    expect(waiting).toBeGreaterThan(0)
    await move('sending')
    await eventually(
      () => findBooks(number),
      (books) => books.sent > sent,
    )
    await inTransaction(async (transaction) => {
      await transaction.edition.update({ where: { number }, data: { state: 'cancelled' } })
      await cancelWaiting(transaction, { number, now: now() })
    })
    await eventually(
      () => findBooks(number),
      ({ sending }) => sending === 0,
    )
  })
  await closeBooks(now())
  const books = await findBooks(number)
  expect(books).toMatchObject({ audience: readers, waiting: 0, sending: 0, uncertain: 0, isBalanced: true })
  expect(books.sent + books.cancelled).toBe(readers)
  expect(books.cancelled).toBeGreaterThan(0)
  expect(new Set(editionMailsTo(number)).size).toBe(books.sent)
})

it('releases what it has not started when it is asked to stop', async () => {
  await subscribe(100)
  const number = await makeApprovedEdition()
  await freeze(number)
  await sendUntil(() =>
    eventually(
      () => findBooks(number),
      ({ sent }) => sent > 0,
    ),
  )
  const books = await findBooks(number)
  expect(books).toMatchObject({ sending: 0, uncertain: 0, isBalanced: true })
  expect(editionMailsTo(number)).toHaveLength(books.sent)
})

it('is held, and nothing leaves, if its bytes are no longer those that were approved', async () => {
  await subscribe(2)
  const number = await makeApprovedEdition()
  await freeze(number)
  await db().$executeRaw`update editions set html = html || ' ' where number = ${number}`
  await sendUntil(() =>
    eventually(
      () => editionOf(number),
      ({ state }) => state === 'held',
    ),
  )
  expect(await editionOf(number)).toMatchObject({ reason: 'bytes_changed' })
  expect(await findBooks(number)).toMatchObject({ waiting: 2 })
  expect(editionMailsTo(number)).toEqual([])
})

it('is held after half an hour without a heartbeat, as after a restored backup', async () => {
  await subscribe(2)
  const number = await makeApprovedEdition()
  await freeze(number)
  await db().edition.update({
    where: { number },
    data: { heartbeatAt: new Date(now().getTime() - 31 * 60_000) },
  })
  await sendUntil(
    () =>
      eventually(
        () => editionOf(number),
        ({ state }) => state === 'held',
      ),
    2,
  )
  expect(await editionOf(number)).toMatchObject({ reason: 'no_heartbeat' })
  expect(editionMailsTo(number)).toEqual([])
})

it('writes a heartbeat while the breaker makes it wait', async () => {
  await subscribe(1)
  const number = await makeApprovedEdition()
  await freeze(number)
  const long = new Date(now().getTime() - 20 * 60_000)
  const breakerUntil = new Date(Date.now() + 600_000)
  await db().edition.update({ where: { number }, data: { heartbeatAt: long, breakerTrips: 1, breakerUntil } })
  await sendUntil(() =>
    eventually(
      () => editionOf(number),
      ({ heartbeatAt }) => Number(heartbeatAt) > Number(long),
    ),
  )
  expect(editionMailsTo(number)).toEqual([])
})
