import type Stripe from 'stripe'
import { secondsNow, type Account } from '../account'
import type { Payer } from '../checkout/attempt'
import { buildPaymentMethod } from '../builders/payment-method'

/** Stores the card that a customer typed, before it belongs to anybody. */
export function keepMethod(account: Account, { card, email, name }: Payer): Stripe.PaymentMethod {
  const created = secondsNow(account)
  const method = buildPaymentMethod(card, { email, name, created, customer: null })
  account.store.put('_card', { id: method.id, testCard: card.testCard })
  return account.store.put('payment_method', method)
}
