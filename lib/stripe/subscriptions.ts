import { stripe } from './client'
import { codeOf } from './errors'

/**
 * Ends a subscription now; nothing is charged after that. An ended one stays as it is, so asking twice is harmless
 * (Stripe takes no idempotency key with a DELETE).
 * @throws when Stripe cannot be reached, or refuses.
 */
export async function cancelSubscription(subscriptionId: string): Promise<void> {
  try {
    await stripe().subscriptions.cancel(subscriptionId)
  } catch (error) {
    // For a subscription that has ended, Stripe answers as if the id were unknown.
    if (codeOf(error) !== 'resource_missing') throw error
    const { status } = await stripe().subscriptions.retrieve(subscriptionId)
    if (status !== 'canceled') throw error
  }
}

/** Charges a subscription to another card of its customer from now on. */
export async function setSubscriptionCard(subscriptionId: string, cardId: string): Promise<void> {
  await stripe().subscriptions.update(
    subscriptionId,
    { default_payment_method: cardId },
    { idempotencyKey: `card:${subscriptionId}:${cardId}` },
  )
}
