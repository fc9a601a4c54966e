import { db, inTransaction, type Queryable } from '../../db'
import { log } from '../../log'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { readerLinks } from '../../readers/neutral-mail'
import { duplicateReversedMail } from './duplicate-donation-emails'
import { notifyStaffOfRefund } from '../refunds/notify-staff-of-refund'
import { findDouble, donationOf } from '../queries'
import { hasSucceeded, isRefundPending } from '../refunds/refund-rules'
import { cancelSubscription } from '../../stripe/subscriptions'
import { refundPayment } from '../../stripe/refunds'
import { troubleOf, type StripeRefusal } from '../../stripe/errors'
import { syncDonation } from '../sync/sync-donation'

type Double = NonNullable<Awaited<ReturnType<typeof findDouble>>>

/**
 * Ends and refunds a second donation whose donor has pressed the button. The row says that it is in progress; killed at
 * any point, run by two servers at once or long after, this function resumes it, with one refund and one mail in the
 * end. A final refusal by Stripe is stored, told to donor and staff, and not retried.
 * @throws when Stripe cannot be reached: the row stays as it was, for the next call
 */
export async function finishReversal(secondId: string, now: Date): Promise<void> {
  const duplicate = await findDouble(secondId)
  if (duplicate?.state !== 'under_way') return
  const refusal = await askStripe(duplicate, now)
  await syncDonation(secondId, now)
  await inTransaction((transaction) => close(transaction, duplicate, { refusal, now }))
}

/** The refusal that a person has to look at, if there was one. */
async function askStripe({ second }: Double, now: Date): Promise<StripeRefusal | null> {
  const { id, stripeSubscriptionId } = second
  // Ended first, so that no renewal can follow the refunds. A renewal before the end is among the payments by then.
  const kept = stripeSubscriptionId === null ? null : await endSubscription(stripeSubscriptionId)
  if (kept !== null) return kept
  await syncDonation(id, now)
  let refusal: StripeRefusal | null = null
  for (const paymentIntentId of await listPayments(id)) {
    const key = `second-donation:${paymentIntentId}`
    const refunded = await refundPayment({ paymentIntentId, reason: 'duplicate', key })
    if (!refunded.ok && !isSettledElsewhere(refunded)) refusal = refunded
  }
  return refusal
}

/** Null once it has ended. */
async function endSubscription(subscriptionId: string): Promise<StripeRefusal | null> {
  try {
    await cancelSubscription(subscriptionId)
    return null
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === null || trouble === 'passing') throw error
    return trouble
  }
}

/** The money was refunded already, or the bank decides about it: nothing for staff to do. */
function isSettledElsewhere({ code }: StripeRefusal): boolean {
  return ['charge_already_refunded', 'charge_disputed', 'refund_disputed_payment'].includes(code)
}

async function listPayments(donationId: string): Promise<string[]> {
  const payments = await db().payment.findMany({ where: { donationId }, select: { paymentIntentId: true } })
  return payments.map(({ paymentIntentId }) => paymentIntentId)
}

/**
 * Reads the outcome from the ledger. Until now every sync kept silent about the end and the refund, so that one mail
 * says both. Pending money is announced as pending, and again when it has left.
 */
async function close(
  transaction: Queryable,
  { first, second }: Double,
  { refusal, now }: { refusal: StripeRefusal | null; now: Date },
): Promise<void> {
  const refunds = await transaction.refund.findMany({
    where: { payment: { donationId: second.id }, notifiedAt: null },
  })
  const [succeeded, pending] = [refunds.filter(hasSucceeded), refunds.filter(isRefundPending)]
  const { state } = await transaction.donation.findUniqueOrThrow({ where: { id: second.id } })
  // Before its first charge there is nothing to refund, and its end is all.
  const wasFree = (await transaction.payment.count({ where: { donationId: second.id } })) === 0
  const isReversed = succeeded.length + pending.length > 0 || (wasFree && state === 'ended')
  const { count } = await transaction.duplicateDonation.updateMany({
    where: { secondId: second.id, state: 'reversing' },
    data: {
      state: isReversed ? 'reversed' : 'too_late',
      closedAt: now,
      ...(refusal && { refusal: refusal.code, refusalMessage: refusal.message }),
    },
  })
  if (count === 0) return
  log.info('duplicate_donation.reversed', {
    donation: second.id,
    refundedMinor: sum(succeeded),
    refusal: refusal?.code,
  })
  if (refusal !== null) await notifyStaff(transaction, second.id, { refusal, now })
  if (second.donorEmail === null) return
  const ids = succeeded.map(({ id }) => id)
  await transaction.refund.updateMany({ where: { id: { in: ids } }, data: { notifiedAt: now } })
  const moneyOf = (minor: number) => (minor > 0 ? { minor, currency: second.currency } : null)
  const content = await duplicateReversedMail({
    ...(await readerLinks(transaction, { email: second.donorEmail, choice: second.neutralMail })),
    first: donationOf(first),
    second: donationOf(second),
    hasEnded: state === 'ended',
    wasFree,
    givenBack: moneyOf(sum(succeeded)),
    onItsWay: moneyOf(sum(pending)),
    isRefused: refusal !== null,
    contact: publication.contact,
  })
  const uniqueKey = `duplicate-reversed:${second.id}`
  await postMail(transaction, { uniqueKey, kind: 'duplicate-reversed', to: second.donorEmail, content }, now)
}

function sum(refunds: { amountMinor: number }[]): number {
  return refunds.reduce((total, { amountMinor }) => total + amountMinor, 0)
}

function notifyStaff(
  transaction: Queryable,
  donationId: string,
  { refusal, now }: { refusal: StripeRefusal; now: Date },
): Promise<void> {
  const { code, message } = refusal
  return notifyStaffOfRefund(transaction, {
    key: `not-reversed:${donationId}`,
    donationId,
    amount: null,
    now,
    news: { kind: 'not_reversed', refusal: code, refusalMessage: message },
  })
}
