import { refuse, succeed, type Result } from '../result'
import { stripe } from './client'
import { troubleOf, type StripeRefusal } from './errors'

/**
 * Refunds part of a payment, or all that is left. `key` comes from our own ids and names the one reason for this
 * refund, so a repeated call is the same refund. Stripe keeps keys for a day; after that, Stripe's own total prevents
 * refunding more than was paid. Acceptance is not success: that is in the refund's status.
 * @throws when Stripe cannot be reached.
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
  /** All that is left, if missing. */
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

/** The partial refund that was requested under this key, however long ago; null if Stripe never made it. */
export async function findRefund(paymentIntentId: string, key: string): Promise<string | null> {
  for await (const { id, metadata } of stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 }))
    if (metadata?.asked_for_by === key) return id
  return null
}
