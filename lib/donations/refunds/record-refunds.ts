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
import type { RefundTruth } from '../../stripe/truth'

/** `email` is the donor's; null where nobody knows it. `neutralMail` is their choice with this donation; null where nobody asked. */
type Payment = {
  donationId: string
  paymentIntentId: string
  email: string | null
  neutralMail: boolean | null
  now: Date
}

/**
 * Writes what Stripe says of a payment's refunds over what it said, in the transaction of a sync, which only one can
 * commit. A status that is new is an outcome: it is written into the audit log where the desk ordered the refund or
 * where it failed, and staff and donor are told of a failure, each exactly once.
 */
export async function recordRefunds(
  transaction: Queryable,
  refunds: readonly RefundTruth[],
  payment: Payment,
): Promise<void> {
  for (const refund of refunds) await recordRefund(transaction, refund, payment)
}

async function recordRefund(transaction: Queryable, refund: RefundTruth, payment: Payment): Promise<void> {
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
  // A donor who never heard of it needs no word that it failed.
  if (before !== null && (refund.status === 'failed' || before.toldAt !== null))
    await tellDonorOfFailure(transaction, refund, payment)
  log.warn('refund.failed', { refund: refund.id, status: refund.status, reason: refund.failureReason })
  await notifyStaffOfRefund(transaction, {
    ...{ key: `refund-failed:${refund.id}`, donationId: payment.donationId, now: payment.now },
    amount: { minor: refund.amountMinor, currency: refund.currency },
    news: { kind: 'failed', failureReason: refund.failureReason },
  })
}

/**
 * The order behind a refund is accepted once Stripe has a refund of its id, also where its web died before the answer,
 * or took another answer for a no. Returns whether the desk ordered it.
 */
async function acceptOrder(
  transaction: Queryable,
  { id, orderId }: RefundTruth,
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
  refund: RefundTruth,
  { donationId, paymentIntentId, now }: Payment,
): Promise<void> {
  const { id, amountMinor, currency, status, failureReason, pendingReason, orderId } = refund
  const why = failureReason ?? pendingReason
  return recordAction(transaction, {
    // Stripe's doing, and nobody's at the desk.
    staffId: null,
    action: `donations.refund-${statusOutcome(status)}`,
    subject: `donation:${donationId}`,
    details: {
      ...{ payment: paymentIntentId, refund: id, amountMinor, currency },
      ...(orderId === null ? {} : { order: orderId }),
      ...(why === null ? {} : { why }),
    },
    now,
  })
}

async function tellDonorOfFailure(
  transaction: Queryable,
  { id, amountMinor, currency }: RefundTruth,
  { email: to, neutralMail: choice, now }: Payment,
): Promise<void> {
  if (to === null) return
  const amount = { minor: amountMinor, currency }
  const links = await readerLinks(transaction, { email: to, choice })
  const content = await refundFailedMail({ ...links, amount, contact: publication.contact })
  const mail = { uniqueKey: `refund-failed:${id}`, kind: 'refund-failed', to, content }
  await postMail(transaction, mail, now)
}
