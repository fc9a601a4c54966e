import { beforeEach, expect, it } from 'vitest'
import { world } from '../../../../testing/world'
import {
  makeApprovedEdition,
  eventually,
  freeze,
  sendUntil,
  subscribe,
  untilClosed,
} from '../../../../testing/fixtures/sending'
import { db } from '../../../db'
import { addDays, dayOf, instantOn } from '../../../days'
import { findBooks } from '../queries'
import { returnToRateLimit } from './return-to-rate-limit'
import { takeFromRateLimit } from './take-from-rate-limit'

const now = () => world().clock.now()
const first = dayOf(now())
// 600 a minute are ten a second; and the first day of a new sender.
Object.assign(process.env, { BULK_RATE: '600', WARM_UP_SINCE: first })

const rate = () => db().senderRateLimit.findUniqueOrThrow({ where: { id: 1 } })
const pass = () => db().$executeRaw`update sender_rate_limits set next_at = clock_timestamp()`

beforeEach(() => db().$executeRaw`truncate sender_rate_limits`)

it('gives one second’s worth to one of several callers at once', async () => {
  const begun = performance.now()
  const given = await Promise.all(Array.from({ length: 6 }, () => takeFromRateLimit(25, now())))
  // A busy machine may take so long that another second's worth is available.
  const most = Math.ceil((performance.now() - begun) / 1_000) * 10
  const granted = given.reduce((sum, turn) => sum + turn.granted, 0)
  expect(granted).toBeGreaterThanOrEqual(10)
  expect(granted).toBeLessThanOrEqual(most)
  for (const { waitMs } of given.filter((turn) => turn.granted === 0)) {
    expect(waitMs).toBeGreaterThan(0)
    expect(waitMs).toBeLessThanOrEqual(1_000)
  }
  await pass()
  expect(await takeFromRateLimit(4, now())).toMatchObject({ granted: 4 })
})

it('lets a new sender send 200 on the first day, 400 on the second', async () => {
  await takeFromRateLimit(1, now())
  await db().$executeRaw`update sender_rate_limits set sent_today = 195`
  await pass()
  expect(await takeFromRateLimit(25, now())).toMatchObject({ granted: 5 })
  await pass()
  expect(await takeFromRateLimit(25, now())).toMatchObject({ granted: 0 })
  await returnToRateLimit(3, now())
  expect(await takeFromRateLimit(25, now())).toMatchObject({ granted: 3 })
  await pass()
  const tomorrow = instantOn(addDays(first, 1), 7)
  await db().$executeRaw`update sender_rate_limits set sent_today = 390`
  expect(await takeFromRateLimit(25, tomorrow)).toMatchObject({ granted: 10 })
  expect((await rate()).sentToday).toBe(10)
})

it('sends no faster than that, from two servers together', async () => {
  await subscribe(30)
  const number = await makeApprovedEdition()
  await freeze(number)
  const begun = performance.now()
  const books = await sendUntil(untilClosed(number), 2)
  expect(books).toMatchObject({ sent: 30, isBalanced: true })
  expect(performance.now() - begun).toBeGreaterThan(1_900)
  expect((await rate()).sentToday).toBe(30)
})

it('waits for tomorrow if the day’s allowance is used up', async () => {
  await subscribe(12)
  const number = await makeApprovedEdition()
  await freeze(number)
  await takeFromRateLimit(1, now())
  await db().$executeRaw`update sender_rate_limits set sent_today = 193`
  await sendUntil(async () => {
    await eventually(
      () => findBooks(number),
      ({ sent, sending }) => sent === 7 && sending === 0,
    )
    const waiting = await db().delivery.count({ where: { editionNumber: number, state: 'waiting' } })
    expect(waiting).toBeGreaterThanOrEqual(5)
    world().clock.moveTo(instantOn(addDays(first, 1), 7))
    await db().edition.update({ where: { number }, data: { heartbeatAt: now() } })
    await untilClosed(number)()
  })
  expect(await findBooks(number)).toMatchObject({ waiting: 0, isBalanced: true })
})
