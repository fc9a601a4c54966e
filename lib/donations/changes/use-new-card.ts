import type { StripeSnapshot } from '../../stripe/stripe-snapshot'
import { payInvoice } from '../../stripe/invoices'
import { setSubscriptionCard } from '../../stripe/subscriptions'

/** 'busy': another process is trying the card right now, and its outcome is not known yet. */
export type CardUse = 'nothing' | 'used' | 'busy'

/**
 * Charges a recurring donation to the card that its donor gave Stripe last, and retries a failed renewal with it at
 * once instead of on Stripe's next day. The idempotency key of that try is the invoice and the card, so it is tried
 * once, however many events and servers see the new card. The caller reads the outcome.
 * @param knownCardId the card in our row
 * @throws when Stripe cannot be reached
 */
export async function useNewCard(
  knownCardId: string | null,
  subscription: StripeSnapshot['subscription'],
): Promise<CardUse> {
  if (subscription === null || subscription.card === null || subscription.status === 'ended') return 'nothing'
  const { id, card, failed } = subscription
  if (!card.isSubscriptions) await setSubscriptionCard(id, card.id)
  const isTried = knownCardId === null || card.id === knownCardId || card.id === failed?.triedWith
  if (failed === null || isTried) return card.isSubscriptions ? 'nothing' : 'used'
  return (await payInvoice(failed.invoiceId, card.id)) === 'busy' ? 'busy' : 'used'
}
