import { refuse, succeed, type Result } from '../result'
import { stripe } from './client'
import { troubleOf, type StripeRefusal } from './errors'

/**
 * Gives back a part of a payment, or what is left of it. `key` comes from our own ids and names the one event in the
 * world that wants it: asked again under it, it is the same refund. Stripe keeps keys for a day; after that it is
 * Stripe's own sum that lets no more go back than came. That Stripe has taken it does not say that it has succeeded:
 * its status does. @throws when Stripe cannot be reached.
 */
export async function refundPayment({
  paymentIntentId,
  reason,
  key,
  amountMinor,
}: {
  paymentIntentId: string
  reason: 'duplicate' | 'fraudulent' | 'requested_by_customer'
  key: string
  /** All that is left, where it is not given. */
  amountMinor?: number
}): Promise<Result<{ refundId: string }, StripeRefusal>> {
  const part = amountMinor === undefined ? {} : { amount: amountMinor, metadata: { asked_for_by: key } }
  try {
    const { id } = await stripe().refunds.create(
      { payment_intent: paymentIntentId, reason, ...part },
      { idempotencyKey: `refund:${key}` },
    )
    return succeed({ refundId: id })
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === null || trouble === 'passing') throw error
    return refuse(trouble)
  }
}

/** The refund of a part that was asked for under this key, however long ago; null where Stripe never made it. */
export async function findRefund(paymentIntentId: string, key: string): Promise<string | null> {
  for await (const { id, metadata } of stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 }))
    if (metadata?.asked_for_by === key) return id
  return null
}
