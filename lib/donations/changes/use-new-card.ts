import type { Truth } from '../../stripe/truth'
import { payInvoice } from '../../stripe/invoices'
import { setSubscriptionCard } from '../../stripe/subscriptions'

/** 'busy': another machine is trying the card at this moment, and what comes of it is not known yet. */
export type CardUse = 'nothing' | 'used' | 'busy'

/**
 * Charges a recurring donation to the card that its donor gave to Stripe last, and tries a failed renewal with it at
 * once instead of on Stripe's next day. The key of that try is the invoice and the card: however many events and
 * machines see the new card, it is tried once. What comes of it is for the caller to read.
 * @param knownCardId the card that our row names @throws when Stripe cannot be reached
 */
export async function useNewCard(
  knownCardId: string | null,
  subscription: Truth['subscription'],
): Promise<CardUse> {
  if (subscription === null || subscription.card === null || subscription.status === 'ended') return 'nothing'
  const { id, card, failed } = subscription
  if (!card.isSubscriptions) await setSubscriptionCard(id, card.id)
  const isTried = knownCardId === null || card.id === knownCardId || card.id === failed?.triedWith
  if (failed === null || isTried) return card.isSubscriptions ? 'nothing' : 'used'
  return (await payInvoice(failed.invoiceId, card.id)) === 'busy' ? 'busy' : 'used'
}
