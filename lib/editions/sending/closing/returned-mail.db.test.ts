import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bounceMail } from '../../../../testing/fixtures/bounce-mail'
import {
  editionMailsTo,
  editionOf,
  freeze,
  makeApprovedEdition,
  sendUntil,
  subscribe,
  untilClosed,
} from '../../../../testing/fixtures/sending'
import { world } from '../../../../testing/world'
import { recordMailEvents } from '../../../bounces/record-mail-events'
import { recordReturnedMail } from '../../../bounces/record-returned-mail'
import type { MailReport } from '../../../bounces/rules'
import { db, inTransaction } from '../../../db'
import { cancelEdition } from '../by-staff/cancel-edition'
import { findBooks } from '../queries'
import { releaseDomain } from '../domains/release-domain'
import { reopenReturned } from './reopen-returned'

// A relay takes an edition's mail, and the provider behind it gives it back later because of us. It must reach its reader
// once the block is lifted, and nobody may get twice what they got.

const domain = 'blocking.example'
const now = () => world().clock.now()
const blocklisted = '550 5.7.1 Client host blocked using zen.spamhaus.org'

beforeEach(async () => {
  await db()
    .$executeRaw`truncate deliveries, sender_rate_limits, subscribers, mail_events, suppressions, domain_holds cascade`
  await db().$executeRaw`update editions set state = 'cancelled' where state not in ('cancelled', 'skipped')`
  world().mails.behave()
  world().mails.clear()
})
afterEach(() => world().mails.behave())

type Reader = { id: string; email: string }

/** An edition that was sent to some readers and is closed. */
async function sentEdition(count = 1) {
  const readers = await subscribe(count, { domain })
  const number = await makeApprovedEdition()
  await freeze(number)
  await db().delivery.updateMany({
    where: { editionNumber: number },
    data: { state: 'sent', outcomeAt: now() },
  })
  await db().edition.update({ where: { number }, data: { state: 'sent', closedAt: now() } })
  return { number, readers, reader: readers[0] as Reader }
}

const find = (number: number, { id }: Reader) =>
  db().delivery.findUniqueOrThrow({
    where: { editionNumber_subscriberId: { editionNumber: number, subscriberId: id } },
  })

/** The bounce of the given sending, as a relay writes it. */
function bounce(
  number: number,
  { reader, sending = 0 }: { reader: Reader; sending?: number },
  words = blocklisted,
) {
  const messageId = `<${number}.${reader.id}${sending === 0 ? '' : `.${sending}`}@localhost>`
  const raw = bounceMail({ email: reader.email, messageId, status: '5.7.1', words })
  return recordReturnedMail({ raw: Buffer.from(raw) }, now())
}

/** As if it had been sent again. */
const sendAgain = (number: number, { id }: Reader) =>
  db().delivery.updateMany({
    where: { editionNumber: number, subscriberId: id, state: 'waiting' },
    data: { state: 'sent', outcomeAt: now(), nextAttemptAt: null },
  })

it('goes to its reader once the block is lifted, from a sending that has its own name', async () => {
  const readers = await subscribe(3, { domain })
  const number = await makeApprovedEdition()
  await freeze(number)
  await sendUntil(untilClosed(number))
  expect(editionMailsTo(number)).toHaveLength(3)
  const reader = readers[0] as Reader
  expect(await bounce(number, { reader })).toBe('recorded')
  expect(await findBooks(number)).toMatchObject({ sent: 2, waiting: 1, isBalanced: true })
  expect(await reopenReturned(now())).toBe(1)
  expect(await reopenReturned(now())).toBe(0)
  expect(await editionOf(number)).toMatchObject({ state: 'sending', closedAt: null })
  // An hour passes.
  await db().$executeRaw`update deliveries set next_attempt_at = clock_timestamp() where state = 'waiting'`
  world().mails.clear()
  expect(await sendUntil(untilClosed(number))).toMatchObject({ sent: 3, waiting: 0, isBalanced: true })
  expect(editionMailsTo(number)).toEqual([reader.email])
  expect(world().mails.mails.map(({ messageId }) => messageId)).toEqual([
    `<${number}.${reader.id}.1@localhost>`,
  ])
  expect(await db().subscriber.count({ where: { suppressedAt: { not: null } } })).toBe(0)
})

describe('twice, late and out of order', () => {
  it('the same bounce makes it wait once, however many copies come', async () => {
    const { number, reader } = await sentEdition()
    await Promise.all([1, 2, 3].map(() => bounce(number, { reader })))
    const first = await find(number, reader)
    expect(first).toMatchObject({ state: 'waiting', returns: 1 })
    expect(first.lastError).toContain('spamhaus')
    await sendAgain(number, reader)
    await bounce(number, { reader })
    expect(await find(number, reader)).toMatchObject({ state: 'sent', returns: 1 })
  })

  it('another report of the first sending changes nothing once the second has left', async () => {
    const { number, reader } = await sentEdition()
    await bounce(number, { reader })
    await sendAgain(number, reader)
    const report: MailReport = {
      id: 'ses:other',
      kind: 'policy_block',
      email: reader.email,
      mail: { editionNumber: number, subscriberId: reader.id },
      detail: blocklisted,
      at: now(),
    }
    await recordMailEvents([report, { ...report, id: 'ses:unnamed', mail: null }], { now: now() })
    expect(await find(number, reader)).toMatchObject({ state: 'sent', returns: 1 })
    expect(await db().mailEvent.count({ where: { editionNumber: number } })).toBe(3)
  })

  it('it comes back twice at most, and then counts as refused, with the words', async () => {
    const { number, reader } = await sentEdition()
    for (const sending of [0, 1]) {
      await bounce(number, { reader, sending })
      expect(await find(number, reader)).toMatchObject({ state: 'waiting', returns: sending + 1 })
      await sendAgain(number, reader)
    }
    await bounce(number, { reader, sending: 2 })
    const last = await find(number, reader)
    expect(last).toMatchObject({ state: 'refused', returns: 2 })
    expect(last.lastError).toContain('spamhaus')
    expect(await findBooks(number)).toMatchObject({ refused: 1, isBalanced: true })
  })

  it('a bounce of one provider’s report that names no mail counts for the first sending', async () => {
    const { number, reader } = await sentEdition()
    const report = { id: 'ses:1', kind: 'policy_block' as const, email: reader.email, mail: null }
    await recordMailEvents([{ ...report, detail: blocklisted, at: now() }], { now: now() })
    expect(await find(number, reader)).toMatchObject({ state: 'waiting', returns: 1 })
  })

  it('nothing waits again after three days, of a cancelled edition, or from behind a forwarding', async () => {
    const old = await sentEdition()
    await db().edition.update({
      where: { number: old.number },
      data: { startedAt: new Date(now().getTime() - 73 * 3_600_000) },
    })
    await bounce(old.number, old)
    expect(await find(old.number, old.reader)).toMatchObject({ state: 'sent', returns: 0 })

    const stopped = await sentEdition()
    await db().edition.update({ where: { number: stopped.number }, data: { state: 'cancelled' } })
    await bounce(stopped.number, stopped)
    expect(await find(stopped.number, stopped.reader)).toMatchObject({ state: 'sent' })

    const { number, reader } = await sentEdition()
    const messageId = `<${number}.${reader.id}@localhost>`
    const raw = bounceMail({
      email: 'elsewhere@other.example',
      messageId,
      status: '5.7.1',
      words: blocklisted,
    })
    expect(await recordReturnedMail({ raw: Buffer.from(raw) }, now())).toBe('recorded')
    expect(await find(number, reader)).toMatchObject({ state: 'sent', returns: 0 })
  })

  it('a bounce about the mailbox itself suppresses, whatever waits', async () => {
    const { number, reader } = await sentEdition()
    await bounce(number, { reader })
    await sendAgain(number, reader)
    const messageId = `<${number}.${reader.id}.1@localhost>`
    await recordReturnedMail(
      { raw: Buffer.from(bounceMail({ email: reader.email, messageId, status: '5.1.1' })) },
      now(),
    )
    expect(await db().subscriber.findUnique({ where: { id: reader.id } })).toMatchObject({
      suppressedReason: 'bounce',
    })
  })

  it('a cancelled edition cancels what waits again', async () => {
    const { number, reader } = await sentEdition()
    await bounce(number, { reader })
    await reopenReturned(now())
    await cancelEdition({ number, staffId: reader.id }, now())
    expect(await find(number, reader)).toMatchObject({ state: 'cancelled' })
    expect(await reopenReturned(now())).toBe(0)
  })
})

it('waits for its time if a mail was accepted, because a relay accepts all, and not if staff decided', async () => {
  const { number, reader } = await sentEdition()
  await bounce(number, { reader })
  await reopenReturned(now())
  const holdDomain = () =>
    db().domainHold.update({ where: { domain }, data: { until: now(), refusals: 6, openedAt: now() } })
  await holdDomain()
  await inTransaction((transaction) => releaseDomain(transaction, { domain, by: 'mail' }))
  const { nextAttemptAt } = await find(number, reader)
  expect(nextAttemptAt?.getTime()).toBeGreaterThan(Date.now() + 50 * 60_000)
  await holdDomain()
  await inTransaction((transaction) => releaseDomain(transaction, { domain, by: 'staff' }))
  expect(await find(number, reader)).toMatchObject({ state: 'waiting', nextAttemptAt: null })
})
