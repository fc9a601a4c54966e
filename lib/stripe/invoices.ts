import { Stripe, stripe } from './client'
import { isPassing } from './errors'

/**
 * Tries to pay an open invoice with a card. Repeated with the same two within a day, it is the same try.
 * @returns 'refused' also if nothing is left to pay; 'busy' while another call makes the same try.
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

/** Stripe's page of the unpaid invoice of a subscription; null if it owes nothing. */
export async function findPayUrl(subscriptionId: string): Promise<string | null> {
  const { data } = await stripe().invoices.list({ subscription: subscriptionId, status: 'open', limit: 1 })
  return data[0]?.hosted_invoice_url ?? null
}
