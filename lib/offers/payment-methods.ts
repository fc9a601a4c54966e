import { publication, type Currency } from '../publication'

/** As Stripe names them. Apple Pay and Google Pay are cards to Stripe. */
export type PaymentMethod = 'card' | 'link' | 'ideal' | 'sepa_debit'

/**
 * What the payment page offers in each currency, and the marks under the donation box. Stripe offers those of them that
 * are turned on in its dashboard, and never others (docs/operations.md).
 */
export const paymentMethods: Record<Currency, readonly PaymentMethod[]> = {
  usd: ['card', 'link'],
  eur: ['card', 'link', 'ideal', 'sepa_debit'],
  gbp: ['card', 'link'],
}

/** The same for the currency of an existing donation, which we may not offer any more. */
export function methodsFor(currency: string): readonly PaymentMethod[] {
  const offered = publication.currencies.find((each) => each === currency)
  return offered === undefined ? ['card'] : paymentMethods[offered]
}
