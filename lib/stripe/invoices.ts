import { Stripe, stripe } from './client'
import { isPassing } from './errors'

/**
 * Tries an open invoice with a card. Asked again for the same two within a day, it is the same try.
 * @returns 'refused' also where there is nothing to pay any more; 'busy' while the same is asked elsewhere.
 * @throws when Stripe cannot be reached
 */
export async function payInvoice(invoiceId: string, cardId: string): Promise<'paid' | 'refused' | 'busy'> {
  try {
    await stripe().invoices.pay(
      invoiceId,
      { payment_method: cardId },
      { idempotencyKey: `pay:${invoiceId}:${cardId}` },
    )
    return 'paid'
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError) || isPassing(error)) throw error
    if (error.statusCode === 409) return 'busy'
    const isNo =
      error instanceof Stripe.errors.StripeCardError ||
      error instanceof Stripe.errors.StripeInvalidRequestError
    if (isNo) return 'refused'
    throw error
  }
}

/** Stripe's page of the invoice that a subscription has not paid yet; null where it owes nothing. */
export async function findPayUrl(subscriptionId: string): Promise<string | null> {
  const { data } = await stripe().invoices.list({ subscription: subscriptionId, status: 'open', limit: 1 })
  return data[0]?.hosted_invoice_url ?? null
}
