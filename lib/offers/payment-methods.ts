import type { Currency } from '../publication'

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
