import { inTransaction, type Queryable } from '../../db'
import type { Money } from '../../money'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'
import { executeRefund } from './execute-refund'
import { refundBlock, type RefundOutcome } from './refund-rules'
import { leftToRefund, type RefundReason } from '../rules'
import { whilePersonWaits } from '../../stripe/deadline'

export type RefundWish = {
  /** Generated with the confirm page, so that the same page submitted twice, or to two servers, is one refund. */
  id: string
  paymentIntentId: string
  /** In minor units of the payment's currency. */
  amountMinor: number
  reason: RefundReason
  note: string
}

export type RefundOrderRefusal =
  | { reason: 'unknown' }
  /** More than is left: others refunded, or are refunding, in the meantime. */
  | { reason: 'too_much'; left: Money }
  /** The bank holds the money or has taken it. */
  | { reason: 'disputed' | 'lost' }

/**
 * Orders a full or partial refund of a payment for a staff member. First it stores the decision and an audit entry in
 * one transaction, then it asks Stripe under the key of that row. If Stripe does not answer, the row waits for `tick`.
 * @returns the outcome at Stripe so far
 */
export async function orderRefund(
  wish: RefundWish,
  { staffId, now }: { staffId: string; now: Date },
): Promise<Result<RefundOutcome, RefundOrderRefusal>> {
  const written = await inTransaction((transaction) => write(transaction, { wish, staffId, now }))
  if (!written.ok) return written
  const { outcome } = await whilePersonWaits(() => executeRefund(wish.id, now))
  return succeed(outcome)
}

async function write(
  transaction: Queryable,
  { wish, staffId, now }: { wish: RefundWish; staffId: string; now: Date },
): Promise<Result<void, RefundOrderRefusal>> {
  const { paymentIntentId, amountMinor } = wish
  // Two people who refund the same payment take turns, so the second sees what the first left.
  await transaction.$queryRaw`select from payments where payment_intent_id = ${paymentIntentId} for update`
  const payment = await transaction.payment.findUnique({
    where: { paymentIntentId },
    include: { refunds: true, refundOrders: true, disputes: true },
  })
  if (payment === null) return refuse({ reason: 'unknown' })
  const { currency, donationId, refundOrders } = payment
  if (refundOrders.some(({ id }) => id === wish.id)) return succeed(undefined)

  const block = refundBlock(payment)
  if (block === 'disputed' || block === 'lost') return refuse({ reason: block })
  const left = leftToRefund(payment)
  if (amountMinor > left) return refuse({ reason: 'too_much', left: { minor: left, currency } })
  await transaction.refundOrder.create({ data: { ...wish, currency, staffId, orderedAt: now } })
  await recordAction(transaction, {
    staffId,
    action: 'donations.refund',
    subject: `donation:${donationId}`,
    details: {
      payment: paymentIntentId,
      order: wish.id,
      amountMinor,
      currency,
      reason: wish.reason,
      note: wish.note,
    },
    now,
  })
  return succeed(undefined)
}
