import { stripe } from './client'
import { codeOf } from './errors'

/**
 * Ends a subscription now; nothing is charged after that. One that has ended stays as it is, so asking twice is
 * harmless (Stripe takes no idempotency key with a DELETE). @throws when Stripe cannot be reached, or refuses.
 */
export async function cancelSubscription(subscriptionId: string): Promise<void> {
  try {
    await stripe().subscriptions.cancel(subscriptionId)
  } catch (error) {
    // Asked to end one that has ended, Stripe answers as if it had never known it.
    if (codeOf(error) !== 'resource_missing') throw error
    const { status } = await stripe().subscriptions.retrieve(subscriptionId)
    if (status !== 'canceled') throw error
  }
}

/** Lets a subscription be charged to another card of its customer's from now on. */
export async function setSubscriptionCard(subscriptionId: string, cardId: string): Promise<void> {
  await stripe().subscriptions.update(
    subscriptionId,
    { default_payment_method: cardId },
    { idempotencyKey: `card:${subscriptionId}:${cardId}` },
  )
}
