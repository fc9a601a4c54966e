import type { Language } from '../languages/rules'
import type { Money } from '../money'
import type { Frequency } from '../offers/rules'

export type Checkout = {
  donationId: string
  frequency: Frequency
  amount: Money
  /** Absolute; contains `{CHECKOUT_SESSION_ID}` literally, for Stripe to fill in. */
  successUrl: string
  cancelUrl: string
  /** Of Stripe's own page; by default it asks the browser. */
  language?: Language
}

/** The parameters of a Checkout session: amount, frequency and our id, and nothing about the reader. */
export function sessionParams({ donationId, frequency, amount, successUrl, cancelUrl, language }: Checkout) {
  const metadata = { donation_id: donationId }
  const interval = frequency === 'annual' ? ('year' as const) : ('month' as const)
  const price = {
    currency: amount.currency,
    unit_amount: amount.minor,
    product_data: { name: frequency === 'once' ? 'A donation' : `A donation every ${interval}` },
  }
  const locale = language === undefined ? {} : { locale: language }
  const shared = { metadata, success_url: successUrl, cancel_url: cancelUrl, ...locale }
  if (frequency === 'once') {
    return {
      ...shared,
      mode: 'payment' as const,
      submit_type: 'donate' as const,
      line_items: [{ quantity: 1, price_data: price }],
      payment_intent_data: { metadata },
    }
  }
  return {
    ...shared,
    mode: 'subscription' as const,
    line_items: [{ quantity: 1, price_data: { ...price, recurring: { interval } } }],
    subscription_data: { metadata },
  }
}
