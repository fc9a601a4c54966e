import type { Queryable } from '../../db'
import { log } from '../../log'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { recordAction } from '../../staff/record-action'
import { readerLinks } from '../../readers/neutral-mail'
import { notifyStaffOfRefund } from './notify-staff-of-refund'
import { refundFailedMail } from './refund-emails'
import { statusOutcome } from './refund-rules'
import { isGivenBack, isId } from '../rules'
import type { RefundSnapshot } from '../../stripe/stripe-snapshot'

/** `email` is the donor's; null if unknown. `neutralMail` is their choice for this donation; null if nobody asked. */
type Payment = {
  donationId: string
  paymentIntentId: string
  email: string | null
  neutralMail: boolean | null
  now: Date
}

/**
 * Overwrites what we knew of a payment's refunds with what Stripe says, in the transaction of a sync, of which only one
 * can commit. A new status is an outcome: it gets an audit entry if staff ordered the refund or if it failed. A failure
 * is told to staff and donor, each exactly once.
 */
export async function recordRefunds(
  transaction: Queryable,
  refunds: readonly RefundSnapshot[],
  payment: Payment,
): Promise<void> {
  for (const refund of refunds) await recordRefund(transaction, refund, payment)
}

async function recordRefund(transaction: Queryable, refund: RefundSnapshot, payment: Payment): Promise<void> {
  const { id, amountMinor, currency, status, refundedAt, failureReason, pendingReason } = refund
  const before = await transaction.refund.findUnique({ where: { id: refund.id } })
  const failedAt = isGivenBack(refund) ? null : (before?.failedAt ?? payment.now)
  const said = { status, failureReason, pendingReason, failedAt }
  const row = { id, amountMinor, currency, refundedAt, ...said, paymentIntentId: payment.paymentIntentId }
  await transaction.refund.upsert({ where: { id: refund.id }, create: row, update: row })
  const isOrdered = await acceptOrder(transaction, refund, payment)
  if (before?.status === refund.status) return

  const hasFailed = !isGivenBack(refund)
  if (isOrdered || hasFailed) await recordOutcome(transaction, refund, payment)
  if (!hasFailed) return
  // A donor who was never told of the refund need not hear that it failed.
  if (before !== null && (refund.status === 'failed' || before.notifiedAt !== null))
    await notifyDonorOfFailure(transaction, refund, payment)
  log.warn('refund.failed', { refund: refund.id, status: refund.status, reason: refund.failureReason })
  await notifyStaffOfRefund(transaction, {
    key: `refund-failed:${refund.id}`,
    donationId: payment.donationId,
    now: payment.now,
    amount: { minor: refund.amountMinor, currency: refund.currency },
    news: { kind: 'failed', failureReason: refund.failureReason },
  })
}

/**
 * Accepts the order behind a refund once Stripe has a refund with its id, also if the web process died before the
 * answer or misread one as a refusal. Returns whether staff ordered the refund.
 */
async function acceptOrder(
  transaction: Queryable,
  { id, orderId }: RefundSnapshot,
  { paymentIntentId }: Payment,
): Promise<boolean> {
  if (orderId === null || !isId(orderId)) return false
  const order = { id: orderId, paymentIntentId }
  await transaction.refundOrder.updateMany({
    where: { ...order, state: { not: 'accepted' } },
    data: { state: 'accepted', refundId: id, refusal: null, refusalMessage: null },
  })
  return (await transaction.refundOrder.count({ where: order })) > 0
}

function recordOutcome(
  transaction: Queryable,
  refund: RefundSnapshot,
  { donationId, paymentIntentId, now }: Payment,
): Promise<void> {
  const { id, amountMinor, currency, status, failureReason, pendingReason, orderId } = refund
  const reason = failureReason ?? pendingReason
  return recordAction(transaction, {
    // Stripe did this, not a staff member.
    staffId: null,
    action: `donations.refund-${statusOutcome(status)}`,
    subject: `donation:${donationId}`,
    details: {
      payment: paymentIntentId,
      refund: id,
      amountMinor,
      currency,
      ...(orderId === null ? {} : { order: orderId }),
      ...(reason === null ? {} : { reason }),
    },
    now,
  })
}

async function notifyDonorOfFailure(
  transaction: Queryable,
  { id, amountMinor, currency }: RefundSnapshot,
  { email: to, neutralMail: choice, now }: Payment,
): Promise<void> {
  if (to === null) return
  const amount = { minor: amountMinor, currency }
  const links = await readerLinks(transaction, { email: to, choice })
  const content = await refundFailedMail({ ...links, amount, contact: publication.contact })
  const mail = { uniqueKey: `refund-failed:${id}`, kind: 'refund-failed', to, content }
  await postMail(transaction, mail, now)
}
