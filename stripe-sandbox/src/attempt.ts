import type Stripe from 'stripe'
import type { CardOutcome } from './card-outcome'
import type { CardFacts } from './cards'

/** What the reader typed, already checked, and what this card does. */
export type Payer = { email: string; name: string; card: CardFacts; outcome: CardOutcome }

/** A payment under way: `isNew` where this attempt has made the intent, whose event is then still owed. */
export type Attempt = {
  session: Stripe.Checkout.Session
  intent: Stripe.PaymentIntent
  isNew: boolean
  method: Stripe.PaymentMethod
  payer: Omit<Payer, 'outcome'>
  isAuthenticated: boolean
}

/** An id, whether the field holds it or the object itself. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null
  return typeof reference === 'string' ? reference : reference.id
}
