import { db } from '../db'
import { log } from '../log'
import { refuse, succeed, type Result } from '../result'
import type { RefundReason } from './rules'
import { findRefund, refundPayment, troubleOf } from './stripe'
import { syncDonation } from './sync-donation'

/** 'noted': the payment company does not answer; `tick` takes the order up again until it does. */
export type CarriedOutRefund = { outcome: 'done' | 'noted' } | { outcome: 'refused'; why: string }

/** Stripe forgets a key after a day; well before that, it is asked what it has done. */
const freshMs = 60_000

const reasonAtStripe: Record<RefundReason, 'duplicate' | 'fraudulent' | 'requested_by_customer'> = {
  asked: 'requested_by_customer',
  mistake: 'requested_by_customer',
  duplicate: 'duplicate',
  fraud: 'fraudulent',
}

type Order = NonNullable<Awaited<ReturnType<typeof readOrder>>>

/**
 * Carries out a refund that is written down: Stripe, then our rows, then the mark. Killed anywhere between, the next
 * call does it again under the same key; one that comes late looks first for what Stripe may have made of it.
 */
export async function carryOutRefund(id: string, now: Date): Promise<CarriedOutRefund> {
  const order = await readOrder(id)
  if (order === null) throw new Error(`There is no refund order ${id}.`)
  if (order.state === 'done') return { outcome: 'done' }
  if (order.state === 'refused') return { outcome: 'refused', why: order.refusal ?? '' }

  const asked = await askStripe(order, now)
  if (!asked.ok && asked.reason === 'passing') {
    log.warn('refund_order.stripe_unavailable', { order: id })
    return { outcome: 'noted' }
  }
  if (!asked.ok) return close(order, { refusal: asked.message })
  // The sync finds the refund at Stripe, writes it down and tells the donor.
  const isSynced = await syncDonation(order.payment.donationId, now).then(
    () => true,
    (error: unknown) => log.error('refund_order.sync', error, { order: id }),
  )
  return isSynced === true ? close(order, { refundId: asked.value }) : { outcome: 'noted' }
}

function readOrder(id: string) {
  return db().refundOrder.findUnique({
    where: { id },
    include: { payment: { select: { donationId: true } } },
  })
}

type AskRefusal = { reason: 'passing' } | { reason: 'refused'; message: string }

async function askStripe(order: Order, now: Date): Promise<Result<string, AskRefusal>> {
  const { id: key, paymentIntentId, amountMinor, reason } = order
  try {
    const isFresh = now.getTime() - order.orderedAt.getTime() < freshMs
    const made = isFresh ? null : await findRefund(paymentIntentId, key)
    if (made !== null) return succeed(made)
    const because = reasonAtStripe[reason as RefundReason]
    const refunded = await refundPayment({ paymentIntentId, amountMinor, key, reason: because })
    return refunded.ok
      ? succeed(refunded.value.refundId)
      : refuse({ reason: 'refused', message: refunded.reason })
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === null) throw error
    return refuse(trouble === 'passing' ? { reason: 'passing' } : trouble)
  }
}

async function close(
  { id }: Order,
  end: { refundId: string } | { refusal: string },
): Promise<CarriedOutRefund> {
  const isDone = 'refundId' in end
  await db().refundOrder.updateMany({
    where: { id, state: 'ordered' },
    data: { state: isDone ? 'done' : 'refused', ...end },
  })
  if (isDone) return { outcome: 'done' }
  log.warn('refund_order.refused', { order: id, why: end.refusal })
  return { outcome: 'refused', why: end.refusal }
}
