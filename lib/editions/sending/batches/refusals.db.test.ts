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
import { db } from '../../../db'
import { findBooks, findProgress, listRefused } from '../queries'

const delivery = (number: number, subscriberId: string) =>
  db().delivery.findUniqueOrThrow({
    where: { editionNumber_subscriberId: { editionNumber: number, subscriberId } },
  })

beforeEach(async () => {
  await db().$executeRaw`truncate deliveries, sender_rate_limits, subscribers cascade`
  await db().$executeRaw`update editions set state = 'sent' where state in ('sending', 'paused', 'held')`
  world().mails.behave()
  world().mails.clear()
})

afterEach(() => world().mails.behave())

it.each(['to', 'data', 'taken'] as const)(
  'retries a mail that was temporarily refused at "%s"',
  async (at) => {
    const [reader] = await subscribe(4)
    const number = await makeApprovedEdition()
    await freeze(number)
    world().mails.misbehave({ at, does: { refuse: 451 }, to: reader?.email ?? '' })
    await sendUntil(() =>
      eventually(
        () => findBooks(number),
        ({ sent }) => sent === 3,
      ),
    )
    expect(await delivery(number, reader?.id ?? '')).toMatchObject({
      state: 'waiting',
      attempts: 1,
      leaseId: null,
    })
    expect((await delivery(number, reader?.id ?? '')).lastError).toContain('451')
    world().mails.behave()
    await db().$executeRaw`update deliveries set next_attempt_at = clock_timestamp() where state = 'waiting'`
    expect(await sendUntil(untilClosed(number))).toMatchObject({ sent: 4, isBalanced: true })
    expect(editionMailsTo(number)).toHaveLength(4)
  },
)

it.each(['to', 'data', 'taken'] as const)(
  'gives up a mail that was permanently refused at "%s", and the rest arrives',
  async (at) => {
    const [reader] = await subscribe(4)
    const number = await makeApprovedEdition()
    await freeze(number)
    world().mails.misbehave({ at, does: { refuse: 550 }, to: reader?.email ?? '' })
    expect(await sendUntil(untilClosed(number))).toMatchObject({ sent: 3, refused: 1, isBalanced: true })
    const [trouble] = await listRefused(number, { limit: 10 })
    expect(trouble).toMatchObject({ email: reader?.email })
    expect(trouble?.lastError).toContain('550')
  },
)

it('gives up a mail that was temporarily refused too often', async () => {
  const [reader] = await subscribe(1)
  const number = await makeApprovedEdition()
  await freeze(number)
  await db().$executeRaw`update deliveries set attempts = 7`
  world().mails.misbehave({ at: 'to', does: { refuse: 450 }, to: reader?.email ?? '' })
  expect(await sendUntil(untilClosed(number))).toMatchObject({ refused: 1, isBalanced: true })
})

it.each([
  ['connect', { refuse: 421 }],
  ['connect', 'hang up'],
  ['from', { refuse: 451 }],
  ['to', 'hang up'],
] as const)(
  'uses up no try while the server fails (%s, %o), waits, and continues by itself',
  async (at, does) => {
    await subscribe(30)
    const number = await makeApprovedEdition()
    await freeze(number)
    world().mails.misbehave({ at, does })
    const begunAt = Date.now()
    await sendUntil(async () => {
      const open = await eventually(
        () => editionOf(number),
        ({ breakerTrips }) => breakerTrips === 1,
      )
      expect((open.breakerUntil?.getTime() ?? 0) - begunAt).toBeGreaterThanOrEqual(30_000)
      await eventually(
        () => findBooks(number),
        ({ waiting }) => waiting === 30,
      )
      expect(await db().delivery.count({ where: { editionNumber: number, attempts: { gt: 0 } } })).toBe(0)
      expect((await findProgress(number)).breakerUntil).not.toBeNull()

      // After the pause, one connection tries without success: the next pause is twice as long.
      await db().$executeRaw`update editions set breaker_until = clock_timestamp() where number = ${number}`
      await eventually(
        () => editionOf(number),
        ({ breakerTrips }) => breakerTrips === 2,
      )
      world().mails.behave()
      await db().$executeRaw`update editions set breaker_until = clock_timestamp() where number = ${number}`
      expect(await untilClosed(number)()).toMatchObject({ sent: 30, uncertain: 0, isBalanced: true })
    }, 2)
    expect(await editionOf(number)).toMatchObject({ breakerTrips: 0, breakerUntil: null })
    expect(new Set(editionMailsTo(number)).size).toBe(30)
  },
)

it('treats it as the server’s failure if every mail is temporarily refused, and uses up only a few tries', async () => {
  await subscribe(120)
  const number = await makeApprovedEdition()
  await freeze(number)
  world().mails.misbehave({ at: 'to', does: { refuse: 452 } })
  await sendUntil(async () => {
    await eventually(
      () => editionOf(number),
      ({ breakerTrips }) => breakerTrips === 1,
    )
    const burnt = () => db().delivery.count({ where: { editionNumber: number, attempts: { gt: 0 } } })
    // Five failures open it; turns that other connections had begun by then go on, more of them on a busy machine.
    expect(await burnt()).toBeLessThanOrEqual(40)
    await db().$executeRaw`update editions set breaker_until = clock_timestamp() where number = ${number}`
    await eventually(
      () => editionOf(number),
      ({ breakerTrips }) => breakerTrips === 2,
    )
    expect(await burnt()).toBeLessThanOrEqual(41)
    world().mails.behave()
    await db().$executeRaw`update editions set breaker_until = clock_timestamp() where number = ${number}`
    await db().$executeRaw`update deliveries set next_attempt_at = null where state = 'waiting'`
    expect(await untilClosed(number)()).toMatchObject({ sent: 120, isBalanced: true })
  })
})

it('never resends by itself what a connection that died after the last byte may have delivered', async () => {
  const [reader] = await subscribe(6)
  const number = await makeApprovedEdition()
  await freeze(number)
  world().mails.misbehave({ at: 'taken', does: 'hang up', to: reader?.email ?? '' })
  const books = await sendUntil(untilClosed(number))
  expect(books).toMatchObject({ sent: 5, uncertain: 1, isBalanced: true })
  expect(editionMailsTo(number)).toHaveLength(6)
  expect(await delivery(number, reader?.id ?? '')).toMatchObject({ state: 'uncertain' })
})
