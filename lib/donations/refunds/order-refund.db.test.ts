import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { dayMs, give as giveOnce } from '../../../testing/fixtures/donor'
import { db } from '../../db'
import { executeRefund } from './execute-refund'
import { orderRefund, type RefundWish } from './order-refund'
import { resendReceipt } from '../notifications/resend-receipt'
import { sendManageLink } from '../manage-links/send-manage-link'
import { resumePendingRefunds } from './resume-pending-refunds'

const now = new Date('2026-11-23T12:00:00Z')
const staffId = randomUUID()
const minute = 60_000

/** A single donation of $25 that is paid and synced. */
async function give() {
  const { id, email: donor } = await giveOnce({ frequency: 'once', minor: 2500 })
  const { paymentIntentId } = await db().payment.findFirstOrThrow({ where: { donationId: id } })
  return { id, paymentIntentId, donor }
}

/** Sets the outcome of the next calls to Stripe through the sandbox's control API. */
async function spoil(fault: Record<string, string>): Promise<void> {
  const body = new URLSearchParams(fault)
  const answer = await fetch(`${world().stripe.url}/_sim/next-call`, { method: 'POST', body })
  if (!answer.ok) throw new Error(await answer.text())
}

const wish = (paymentIntentId: string, amountMinor: number, id = randomUUID()): RefundWish => ({
  id,
  paymentIntentId,
  amountMinor,
  reason: 'asked',
  note: 'wrote to us',
})
const order = (wanted: RefundWish) => orderRefund(wanted, { staffId, now })
const refundsOf = (paymentIntentId: string) => db().refund.findMany({ where: { paymentIntentId } })
const linesAbout = (id: string) =>
  db().auditEntry.findMany({ where: { subject: `donation:${id}` }, orderBy: { id: 'asc' } })
const actionsAbout = async (id: string) => (await linesAbout(id)).map(({ action }) => action)
const mailsTo = (donor: string, kind: string) => db().mail.findMany({ where: { toAddress: donor, kind } })

beforeEach(() => db().$executeRaw`delete from rate_limits`)

describe('a refund by staff', () => {
  it('refunds the whole donation, tells the donor, and is in the audit log', async () => {
    const { id, paymentIntentId, donor } = await give()
    expect(await order(wish(paymentIntentId, 2500))).toEqual({ ok: true, value: 'succeeded' })
    expect(await refundsOf(paymentIntentId)).toMatchObject([{ amountMinor: 2500, currency: 'usd' }])
    expect(await db().donation.findUnique({ where: { id } })).toMatchObject({ state: 'refunded' })
    expect(await linesAbout(id)).toMatchObject([
      {
        staffId,
        action: 'donations.refund',
        details: { amountMinor: 2500, reason: 'asked', note: 'wrote to us' },
      },
      { staffId: null, action: 'donations.refund-succeeded', details: { amountMinor: 2500 } },
    ])
    expect(await mailsTo(donor, 'refund')).toHaveLength(1)
  })

  it('refunds a part, and then no more than is left', async () => {
    const { paymentIntentId } = await give()
    await order(wish(paymentIntentId, 1000))
    expect(await order(wish(paymentIntentId, 1501))).toEqual({
      ok: false,
      reason: 'too_much',
      left: { minor: 1500, currency: 'usd' },
    })
    await order(wish(paymentIntentId, 1500))
    expect((await refundsOf(paymentIntentId)).map(({ amountMinor }) => amountMinor).sort()).toEqual([
      1000, 1500,
    ])
  })

  it('is one refund for one confirm page, however often and wherever its button is pressed', async () => {
    const { id, paymentIntentId, donor } = await give()
    const pressed = wish(paymentIntentId, 1000)
    await Promise.all([1, 2, 3, 4].map(() => order(pressed)))
    await order(pressed)
    expect(await refundsOf(paymentIntentId)).toHaveLength(1)
    expect(await actionsAbout(id)).toEqual(['donations.refund', 'donations.refund-succeeded'])
    expect(await mailsTo(donor, 'refund')).toHaveLength(1)
    expect(await db().refundOrder.findMany({ where: { paymentIntentId } })).toMatchObject([
      { state: 'accepted' },
    ])
  })

  it('is made once if two people refund the same donation at once', async () => {
    const { paymentIntentId } = await give()
    const outcomes = await Promise.all([wish(paymentIntentId, 2500), wish(paymentIntentId, 2500)].map(order))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await refundsOf(paymentIntentId)).toMatchObject([{ amountMinor: 2500 }])
  })

  it('waits while Stripe is away, and is carried out once when it is back', async () => {
    const { paymentIntentId } = await give()
    const ordered = wish(paymentIntentId, 700)
    await spoil({ outcome: '500', path: '/v1/refunds' })
    expect(await order(ordered)).toEqual({ ok: true, value: 'waiting' })
    expect(await resumePendingRefunds(new Date(now.getTime() + 30_000))).toBe(0)
    expect(await resumePendingRefunds(new Date(now.getTime() + 2 * minute))).toBe(1)
    expect(await resumePendingRefunds(new Date(now.getTime() + 3 * minute))).toBe(0)
    expect(await refundsOf(paymentIntentId)).toMatchObject([{ amountMinor: 700 }])
  })

  it('finds what Stripe has made of it after a crash in between, even when Stripe has forgotten the key', async () => {
    const { paymentIntentId } = await give()
    const ordered = wish(paymentIntentId, 700)
    await order(ordered)
    // As if the process had died before the mark, days ago.
    await db().refundOrder.update({ where: { id: ordered.id }, data: { state: 'ordered', refundId: null } })
    world().clock.moveTo(new Date(world().clock.now().getTime() + 3 * dayMs))
    expect(await executeRefund(ordered.id, new Date(now.getTime() + 3 * dayMs))).toEqual({
      outcome: 'succeeded',
      isStripeAway: false,
    })
    expect(await refundsOf(paymentIntentId)).toHaveLength(1)
  })
})

describe('mails sent by staff', () => {
  it('repeat a receipt, once for one form, to the address of the donation only', async () => {
    const { id, paymentIntentId, donor } = await give()
    const form = { staffId, formId: randomUUID(), now }
    expect(await resendReceipt(paymentIntentId, form)).toEqual({ ok: true, value: { to: donor } })
    await resendReceipt(paymentIntentId, form)
    expect(await mailsTo(donor, 'receipt')).toHaveLength(2)
    expect(await linesAbout(id)).toMatchObject([{ action: 'donations.mail', details: { mail: 'receipt' } }])
    expect(await resendReceipt('pi_none', form)).toEqual({ ok: false, reason: 'unknown' })
  })

  it('contain a new link to a donation', async () => {
    const { id, donor } = await give()
    await sendManageLink(id, { staffId, formId: randomUUID(), now })
    const [mail] = await mailsTo(donor, 'manage-link')
    expect(mail?.text).toContain('/account/donations?token=')
  })
})
