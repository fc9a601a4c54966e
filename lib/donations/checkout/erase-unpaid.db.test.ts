import { beforeEach, expect, it } from 'vitest'
import { give, donation, now, passDays } from '../../../testing/fixtures/donor'
import { work } from '../../../testing/fixtures/work'
import { world } from '../../../testing/world'
import { taskList } from '../../../worker/tasks'
import { db } from '../../db'
import { eraseUnpaid } from './erase-unpaid'
import { mailDonationLink } from './mail-donation-link'
import { startDonation } from './start-donation'

const dayMs = 86_400_000
/** A server may be busy while the transaction is open. */
const patience = { timeout: 100_000 }
const amount = { minor: 1000, currency: 'usd' }
const request = {
  frequency: 'once',
  amount,
  article: undefined,
  placement: 'article',
  campaign: undefined,
} as const

const inDays = (days: number) => new Date(now().getTime() + days * dayMs)

async function begin(): Promise<string> {
  const started = await startDonation(request, { now: now(), ip: '203.0.113.1', visitor: 'a-visitor' })
  expect(started.ok).toBe(true)
  return newest()
}

const newest = async () => (await db().donation.findFirstOrThrow({ orderBy: { id: 'desc' } })).id

async function left(ids: string[]): Promise<string[]> {
  const rows = await db().donation.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => id)
}

beforeEach(async () => {
  await db().$executeRaw`truncate rate_limits`
})

it('erases unpaid donations once, after thirty days, with what was stored about their start', async () => {
  const unpaid = await begin()
  await mailDonationLink(request, { email: 'never@example.org', now: now(), ip: '203.0.113.2' })
  await work()
  const unfollowed = await newest()
  const once = await give({ frequency: 'once' })
  const monthly = await give()
  await passDays(2, unpaid)
  expect(await donation(unpaid)).toMatchObject({ state: 'expired' })
  expect(await donation(unfollowed)).toMatchObject({ state: 'pending', checkoutSessionId: null })

  const all = [unpaid, unfollowed, once.id, monthly.id]
  expect(await eraseUnpaid(inDays(27))).toBe(0)
  const erased = await Promise.all([eraseUnpaid(inDays(29)), eraseUnpaid(inDays(29))])
  expect(erased.reduce((sum, count) => sum + count)).toBe(2)
  expect(await left(all)).toEqual([once.id, monthly.id])
  expect(await db().donationStart.count({ where: { donationId: { in: [unpaid, unfollowed] } } })).toBe(0)
  expect(await db().payment.count({ where: { donationId: { in: all } } })).toBe(2)
})

it('keeps what Stripe has not called expired, and what has a payment, whatever its state', async () => {
  const open = await begin()
  const paid = await give({ frequency: 'once' })
  await db().donation.update({ where: { id: paid.id }, data: { state: 'expired' } })
  const ended = await give()
  await db().donation.update({ where: { id: ended.id }, data: { state: 'ended' } })
  expect(await eraseUnpaid(inDays(400))).toBe(0)
  expect(await left([open, paid.id, ended.id])).toEqual([open, paid.id, ended.id])
})

it('keeps a payment that arrives during the erasure, and its donation', async () => {
  const id = await begin()
  await db().donation.update({ where: { id }, data: { state: 'expired' } })
  const erasing = await db().$transaction(async (transaction) => {
    await transaction.donation.update({ where: { id }, data: { state: 'paid', paidAt: now() } })
    const waits = eraseUnpaid(inDays(31))
    await expect
      .poll(async () => {
        const [row] = await db().$queryRaw<{ count: bigint }[]>`
          select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        return Number(row?.count)
      })
      .toBe(1)
    return { waits }
  }, patience)
  expect(await erasing.waits).toBe(0)
  expect(await left([id])).toEqual([id])
})

it('runs in the hourly job after reconciliation, which first finds payments whose events were lost', async () => {
  const lost = await give({ frequency: 'once' })
  await db().payment.deleteMany({ where: { donationId: lost.id } })
  const nothing = { state: 'pending', checkoutSessionId: null, paidAt: null } as const
  await db().donation.update({ where: { id: lost.id }, data: nothing })
  const unpaid = await begin()
  world().clock.moveTo(inDays(31))
  await world().stripe.sandbox.clockMoved()
  await taskList.reconcile?.({}, undefined as never)
  expect(await donation(lost.id)).toMatchObject({ state: 'paid', payments: [{ amountMinor: 1000 }] })
  expect(await left([unpaid])).toEqual([])
})
