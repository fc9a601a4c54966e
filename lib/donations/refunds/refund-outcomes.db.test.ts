import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { dayMs, give as giveOnce, newsTo, now, passDays, stripe } from '../../../testing/fixtures/donor'
import { db } from '../../db'
import { findDonation } from '../../desk/donations/find-donation'
import { listTroubles } from '../../desk/list-troubles'
import { compareLedger } from '../sync/compare-ledger'
import { executeRefund } from './execute-refund'
import { orderRefund } from './order-refund'
import { findDonation as findDonationOfDonor } from '../queries'
import { refundBlock } from './refund-rules'
import { syncDonation } from '../sync/sync-donation'
import { resumePendingRefunds } from './resume-pending-refunds'

// The outcome of a refund that staff ordered: never reported before Stripe has confirmed it.

const staffId = randomUUID()
const disputedCard = '4000000000000259'
const pendingCard = '4000000000007726'
const failingCard = '4000000000005126'
const minute = 60_000

async function give(card?: string) {
  const { id, email } = await giveOnce({ frequency: 'once', minor: 2500, ...(card && { card }) })
  const { paymentIntentId, chargeId } = await db().payment.findFirstOrThrow({ where: { donationId: id } })
  return { id, paymentIntentId, chargeId, donor: email }
}

function order(paymentIntentId: string, amountMinor = 2500) {
  const id = randomUUID()
  const wish = { id, paymentIntentId, amountMinor, reason: 'asked', note: '' } as const
  return { id, answer: orderRefund(wish, { staffId, now: now() }) }
}

const openDispute = (charge: string) =>
  fetch(`${world().stripe.url}/_sim/charges/${charge}/dispute`, { method: 'POST' })

async function spoil(fault: Record<string, string>): Promise<void> {
  const body = new URLSearchParams({ method: 'POST', path: '/v1/refunds', ...fault })
  expect((await fetch(`${world().stripe.url}/_sim/next-call`, { method: 'POST', body })).status).toBe(200)
}

async function auditEntriesOf(id: string): Promise<string[]> {
  const where = { subject: `donation:${id}` }
  const entries = await db().auditEntry.findMany({ where, orderBy: { id: 'asc' } })
  return entries.map(({ action }) => action.replace('donations.', ''))
}

async function blockOf(id: string) {
  const [payment] = (await findDonation(id))?.payments ?? []
  return payment === undefined ? undefined : refundBlock(payment)
}

async function fundraiser(): Promise<string> {
  const email = `fundraiser-${randomUUID().slice(0, 8)}@example.org`
  await db().user.create({ data: { email, role: 'fundraiser', createdAt: now() } })
  return email
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
  await db().user.deleteMany()
})

it('blocks a refund while a payment is disputed, on the server too', async () => {
  const { id, paymentIntentId } = await give(disputedCard)
  expect(await blockOf(id)).toBe('disputed')
  expect(await order(paymentIntentId).answer).toEqual({ ok: false, reason: 'disputed' })
  expect(await auditEntriesOf(id)).toEqual([])

  const [dispute] = (await stripe().disputes.list({ payment_intent: paymentIntentId })).data
  const body = new URLSearchParams({ outcome: 'lost' })
  await fetch(`${world().stripe.url}/_sim/disputes/${dispute?.id}/close`, { method: 'POST', body })
  await syncDonation(id, now())
  expect(await order(paymentIntentId).answer).toEqual({ ok: false, reason: 'lost' })
})

it('shows and audits a refund that Stripe refuses as refused, with its reason, and the money stays', async () => {
  const { id, paymentIntentId, chargeId, donor } = await give()
  // The bank was faster than the event that reports it.
  await openDispute(chargeId)
  const ordered = order(paymentIntentId)
  expect(await ordered.answer).toEqual({ ok: true, value: 'refused' })
  expect(await auditEntriesOf(id)).toEqual(['refund', 'refund-refused'])
  expect(await db().refundOrder.findUnique({ where: { id: ordered.id } })).toMatchObject({
    state: 'refused',
    refusal: 'charge_disputed',
    refusalMessage: `Charge ${chargeId} has been charged back; cannot issue a refund.`,
  })
  expect(await db().donation.findUnique({ where: { id } })).toMatchObject({ state: 'paid' })
  // Asked for the reason, Stripe reported the dispute as well.
  expect(await blockOf(id)).toBe('disputed')
  expect(await newsTo(donor)).toEqual([])

  await Promise.all([1, 2, 3].map(() => executeRefund(ordered.id, now())))
  expect(await auditEntriesOf(id)).toEqual(['refund', 'refund-refused'])
  expect((await listTroubles(now())).refunds).toMatchObject([
    { kind: 'refused', refusal: 'charge_disputed', donorEmail: donor },
  ])
})

it.each([
  ['balance_insufficient'],
  ['charge_not_refundable'],
  ['expired_payment_method'],
  ['a_code_of_next_year'],
])('ends in “refused” if Stripe says %s, and is reported by mail if nobody waits any more', async (code) => {
  const staff = await fundraiser()
  const { id, paymentIntentId } = await give()
  await spoil({ outcome: '500' })
  const ordered = order(paymentIntentId)
  expect(await ordered.answer).toEqual({ ok: true, value: 'waiting' })
  expect(await auditEntriesOf(id)).toEqual(['refund'])
  await spoil({ outcome: '400', code })
  expect(await resumePendingRefunds(new Date(now().getTime() + 2 * minute))).toBe(1)
  expect(await resumePendingRefunds(new Date(now().getTime() + 3 * minute))).toBe(0)
  expect(await db().refundOrder.findUnique({ where: { id: ordered.id } })).toMatchObject({
    state: 'refused',
    refusal: code,
  })
  expect(await auditEntriesOf(id)).toEqual(['refund', 'refund-refused'])
  expect(await newsTo(staff)).toEqual(['A refund needs your attention'])
  // All of it can be ordered again.
  expect(await order(paymentIntentId).answer).toEqual({ ok: true, value: 'succeeded' })
})

it('does not report a pending refund as given back; the donor is told once it has left', async () => {
  const { id, paymentIntentId, donor } = await give(pendingCard)
  expect(await order(paymentIntentId).answer).toEqual({ ok: true, value: 'pending' })
  expect(await auditEntriesOf(id)).toEqual(['refund', 'refund-pending'])
  expect(await newsTo(donor)).toEqual([])
  const holder = { by: 'link', donationId: id } as const
  expect((await findDonationOfDonor(holder, id))?.payments).toMatchObject([
    { givenBack: null, onItsWayBack: { minor: 2500 } },
  ])

  await passDays(2, id)
  await syncDonation(id, now())
  expect(await auditEntriesOf(id)).toEqual(['refund', 'refund-pending', 'refund-succeeded'])
  expect(await newsTo(donor)).toEqual(['We have refunded $25'])
  expect((await findDonationOfDonor(holder, id))?.payments).toMatchObject([
    { givenBack: { minor: 2500 }, onItsWayBack: null },
  ])
})

it('restores the payment if a refund fails later at Stripe, and tells staff and donor once', async () => {
  const staff = await fundraiser()
  const { id, paymentIntentId, donor } = await give(failingCard)
  expect(await order(paymentIntentId).answer).toEqual({ ok: true, value: 'succeeded' })
  expect(await db().donation.findUnique({ where: { id } })).toMatchObject({ state: 'refunded' })

  world().clock.moveTo(new Date(now().getTime() + 2 * dayMs))
  await world().stripe.sandbox.clockMoved()
  // Three events arrive, on two servers.
  await Promise.all([syncDonation(id, now()), syncDonation(id, now())])
  await syncDonation(id, now())
  expect(await db().donation.findUnique({ where: { id } })).toMatchObject({ state: 'paid' })
  expect(await auditEntriesOf(id)).toEqual(['refund', 'refund-succeeded', 'refund-failed'])
  expect(await newsTo(staff)).toEqual(['A refund needs your attention'])
  expect(await newsTo(donor)).toEqual(['We have refunded $25', 'Your refund of $25 did not arrive'])
  expect((await listTroubles(now())).refunds).toContainEqual(
    expect.objectContaining({ kind: 'failed', donationId: id, failureReason: 'expired_or_canceled_card' }),
  )
  expect(await blockOf(id)).toBeNull()
  expect((await compareLedger({ since: null })).differences).toEqual([])
})

it('also tells staff if a refund made in Stripe’s dashboard fails', async () => {
  const staff = await fundraiser()
  const { id, paymentIntentId } = await give(failingCard)
  await stripe().refunds.create({ payment_intent: paymentIntentId, amount: 700 })
  await syncDonation(id, now())
  expect(await auditEntriesOf(id)).toEqual([])
  await passDays(2, id)
  expect(await auditEntriesOf(id)).toEqual(['refund-failed'])
  expect(await newsTo(staff)).toEqual(['A refund needs your attention'])
})

it('accepts an order whose web process died after Stripe accepted it, by the first sync', async () => {
  const { id, paymentIntentId } = await give()
  const orderId = randomUUID()
  await db().refundOrder.create({
    data: {
      id: orderId,
      paymentIntentId,
      amountMinor: 700,
      currency: 'usd',
      reason: 'asked',
      note: '',
      staffId,
      orderedAt: now(),
    },
  })
  await stripe().refunds.create(
    { payment_intent: paymentIntentId, amount: 700, metadata: { asked_for_by: orderId } },
    { idempotencyKey: `refund:${orderId}` },
  )
  await Promise.all([syncDonation(id, now()), syncDonation(id, now())])
  expect(await db().refundOrder.findUnique({ where: { id: orderId } })).toMatchObject({ state: 'accepted' })
  expect(await auditEntriesOf(id)).toEqual(['refund-succeeded'])
})

it('is not held up by an order that cannot be carried out', async () => {
  const stuck = await give()
  const { id, paymentIntentId } = await give()
  await db().donation.update({ where: { id: stuck.id }, data: { checkoutSessionId: null } })
  for (const intent of [stuck.paymentIntentId, paymentIntentId]) {
    await spoil({ outcome: '500' })
    expect(await order(intent, 500).answer).toEqual({ ok: true, value: 'waiting' })
  }
  await resumePendingRefunds(new Date(now().getTime() + 2 * minute))
  expect(await auditEntriesOf(id)).toEqual(['refund', 'refund-succeeded'])
})
