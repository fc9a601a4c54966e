import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { give, now, stripe } from '../../testing/fixtures/donor'
import { addDays, dayOf } from '../days'
import { db } from '../db'
import { syncDonation } from '../donations/sync/sync-donation'
import { listen } from '../listen'
import { findGoal, findShownGoal, sumRaised } from './queries'
import { refreshGoal } from './refresh-goal'
import { endGoal, setGoal } from './set-goal'

beforeEach(async () => {
  await db().$executeRaw`truncate goals, rate_limits`
})

const desk = async () => {
  const data = { email: `${randomUUID()}@paper.example`, role: 'fundraiser' as const, createdAt: now() }
  return { staffId: (await db().user.create({ data })).id, now: now() }
}
const request = (
  changes: { replaces?: string; amountMinor?: number; startsOn?: string; endsOn?: string } = {},
) => {
  const today = dayOf(now())
  const terms = { name: 'Winter', currency: 'usd' as const, amount: '', amountMinor: 3000 }
  return {
    ...terms,
    id: randomUUID(),
    replaces: '',
    startsOn: today,
    endsOn: addDays(today, 30),
    ...changes,
  }
}
const auditLines = () => db().auditEntry.count({ where: { action: { startsWith: 'goal.' } } })

it('counts money in its currency and days, less what went back, and shows itself from two thirds on', async () => {
  const before = await give({ frequency: 'once', minor: 900 })
  await db().payment.updateMany({
    where: { donationId: before.id },
    data: { paidAt: new Date(now().getTime() - 40 * 86_400_000) },
  })
  const euros = await give({ frequency: 'once', minor: 5000 })
  await db().payment.updateMany({ where: { donationId: euros.id }, data: { currency: 'eur' } })
  await setGoal(request(), await desk())
  const { id } = await give({ frequency: 'once', minor: 2500 })
  const goal = await findGoal()
  expect(goal && (await sumRaised(goal))).toBe(2500)
  expect(await findShownGoal(now())).toBeNull()
  expect(await Promise.all([refreshGoal(now()), refreshGoal(now())])).toContain(1)
  expect(await findShownGoal(now())).toMatchObject({ shownPercent: 83, name: 'Winter' })
  expect(await refreshGoal(now())).toBe(0)

  const { payments } = await db().donation.findUniqueOrThrow({ where: { id }, include: { payments: true } })
  await stripe().refunds.create({ charge: payments[0]?.chargeId ?? '', amount: 1000 })
  await syncDonation(id, now())
  expect(await refreshGoal(now())).toBe(1)
  expect(await findShownGoal(now())).toBeNull()
})

it('is not shown before its first day or after its last', async () => {
  await give({ frequency: 'once', minor: 9000 })
  await setGoal(request(), await desk())
  await refreshGoal(now())
  expect(await findShownGoal(now())).toMatchObject({ shownPercent: 100 })
  const later = new Date(now().getTime() + 31 * 86_400_000)
  expect(await findShownGoal(later)).toBeNull()
  expect(await refreshGoal(later)).toBe(1)
  expect((await findGoal())?.shownPercent).toBeNull()
})

it('is set once by a form that is sent twice; the second of two forms is told; ended once', async () => {
  const staff = await desk()
  const lines = await auditLines()
  const [first, other] = [request(), request()]
  const set = await Promise.all([setGoal(first, staff), setGoal(first, staff), setGoal(other, staff)])
  expect(set.filter(({ ok }) => !ok)).toHaveLength(1 + (set[2].ok ? 1 : 0))
  const current = await findGoal()
  const next = request({ replaces: current?.id ?? '', amountMinor: 9900 })
  expect((await setGoal(next, staff)).ok).toBe(true)
  expect((await setGoal(request(), staff)).ok).toBe(false)
  await Promise.all([endGoal(next.id, staff), endGoal(next.id, staff)])
  expect(await findGoal()).toBeNull()
  expect((await auditLines()) - lines).toBe(3)
})

it('tells every web when the shown value changes, and only then', async () => {
  const [heard, connected]: [string[], boolean[]] = [[], []]
  const listener = listen('pages_changed', {
    onMessage: (payload) => heard.push(payload),
    onConnected: (isConnected) => connected.push(isConnected),
  })
  await expect.poll(() => connected).toContain(true)
  await setGoal(request({ amountMinor: 10_000_000 }), await desk())
  await refreshGoal(now())
  await db().$executeRaw`update goals set shown_percent = 70`
  await expect.poll(() => heard).toEqual([''])
  await db().$executeRaw`update goals set shown_percent = 70, name = 'Spring'`
  await db().$executeRaw`update goals set shown_percent = 71`
  await expect.poll(() => heard).toEqual(['', ''])
  await listener.stop()
})
