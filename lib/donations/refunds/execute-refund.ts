import { db, inTransaction } from '../../db'
import { log } from '../../log'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'
import { notifyStaffOfRefund } from './notify-staff-of-refund'
import { refundOutcome, type RefundOutcome } from './refund-rules'
import type { RefundReason } from '../rules'
import { findRefund, refundPayment } from '../../stripe/refunds'
import { troubleOf, type StripeRefusal } from '../../stripe/errors'
import { syncDonation } from '../sync/sync-donation'

/** Stripe forgets a key after a day. Well before that, we ask what it has done. */
const freshMs = 60_000
/** After this time nobody waits for the page any more, so a refusal is mailed. */
const patienceMs = 60_000

const reasonAtStripe: Record<RefundReason, 'duplicate' | 'fraudulent' | 'requested_by_customer'> = {
  asked: 'requested_by_customer',
  mistake: 'requested_by_customer',
  duplicate: 'duplicate',
  fraud: 'fraudulent',
}

type Order = NonNullable<Awaited<ReturnType<typeof readOrder>>>

/** `isStripeAway`: Stripe did not answer, so it will not answer the next order either. */
export type CarriedOutRefund = { outcome: RefundOutcome; isStripeAway: boolean }

/**
 * Carries out a stored refund: Stripe, our rows, then the mark. If the process is killed in between, the next call
 * repeats it under the same key; a late call first looks for what Stripe may have done. The outcome is that of the
 * refund at Stripe, not of our request.
 */
export async function executeRefund(id: string, now: Date): Promise<CarriedOutRefund> {
  const order = await readOrder(id)
  if (order === null) throw new Error(`There is no refund order ${id}.`)
  if (order.state !== 'ordered') return { outcome: await readOutcome(id), isStripeAway: false }

  const asked = await askStripe(order, now)
  if (!asked.ok && asked.reason === 'passing') {
    log.warn('refund_order.stripe_failed', { order: id })
    return { outcome: 'waiting', isStripeAway: true }
  }
  // The sync finds the refund at Stripe, accepts the order, records its outcome and notifies the donor. After a refusal
  // it finds the reason.
  const isSynced = await sync(order, now)
  if (!asked.ok) await refuseOrder(order, asked, now)
  else if (isSynced) await acceptOrder(id, asked.value)
  return { outcome: await readOutcome(id), isStripeAway: false }
}

function readOrder(id: string) {
  return db().refundOrder.findUnique({
    where: { id },
    include: { payment: { select: { donationId: true } } },
  })
}

async function sync(order: Order, now: Date): Promise<boolean> {
  try {
    await syncDonation(order.payment.donationId, now)
    return true
  } catch (error) {
    log.error('refund_order.sync_failed', error, { order: order.id })
    return false
  }
}

async function askStripe(
  order: Order,
  now: Date,
): Promise<Result<string, { reason: 'passing' } | StripeRefusal>> {
  const { id: key, paymentIntentId, amountMinor, reason } = order
  try {
    const isFresh = now.getTime() - order.orderedAt.getTime() < freshMs
    const made = isFresh ? null : await findRefund(paymentIntentId, key)
    if (made !== null) return succeed(made)
    const because = reasonAtStripe[reason as RefundReason]
    const refunded = await refundPayment({ paymentIntentId, amountMinor, key, reason: because })
    return refunded.ok ? succeed(refunded.value.refundId) : refunded
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === null) throw error
    return refuse(trouble === 'passing' ? { reason: 'passing' } : trouble)
  }
}

/** The sync has done this already, unless Stripe's list did not contain the refund yet. */
async function acceptOrder(id: string, refundId: string): Promise<void> {
  const where = { id, state: 'ordered' } as const
  await db().refundOrder.updateMany({ where, data: { state: 'accepted', refundId } })
}

/** State, audit entry and mail in one transaction, by the first caller. */
async function refuseOrder(order: Order, { code, message }: StripeRefusal, now: Date): Promise<void> {
  const { id, paymentIntentId, amountMinor, currency, orderedAt, payment } = order
  await inTransaction(async (transaction) => {
    const { count } = await transaction.refundOrder.updateMany({
      where: { id, state: 'ordered' },
      data: { state: 'refused', refusal: code, refusalMessage: message },
    })
    if (count === 0) return
    log.warn('refund_order.refused', { order: id, code, message })
    await recordAction(transaction, {
      staffId: null,
      action: 'donations.refund-refused',
      subject: `donation:${payment.donationId}`,
      details: { payment: paymentIntentId, order: id, amountMinor, currency, code, message },
      now,
    })
    if (now.getTime() - orderedAt.getTime() < patienceMs) return
    await notifyStaffOfRefund(transaction, {
      key: `refund-refused:${id}`,
      donationId: payment.donationId,
      now,
      amount: { minor: amountMinor, currency },
      news: { kind: 'refused', refusal: code, refusalMessage: message },
    })
  })
}

async function readOutcome(id: string): Promise<RefundOutcome> {
  const order = await db().refundOrder.findUniqueOrThrow({ where: { id } })
  const refund =
    order.refundId === null ? null : await db().refund.findUnique({ where: { id: order.refundId } })
  return refundOutcome(order, refund?.status ?? null)
}
