import type Stripe from 'stripe'
import type { CardOutcome } from '../cards/card-outcome'
import type { CardFacts } from '../cards/cards'

/** What the customer typed, already validated, and what this card does. */
export type Payer = { email: string; name: string; card: CardFacts; outcome: CardOutcome }

/** What a press of the button, or an answer to 3-D Secure, came to. */
export type Progress =
  | { kind: 'paid'; event: string }
  | { kind: 'declined'; message: string }
  | { kind: 'challenge' }

/** A payment in progress. `isNew` if this attempt made the intent, whose event must then still be sent. */
export type Attempt = {
  session: Stripe.Checkout.Session
  intent: Stripe.PaymentIntent
  isNew: boolean
  method: Stripe.PaymentMethod
  payer: Omit<Payer, 'outcome'>
  isAuthenticated: boolean
}

/** The id, from a field that holds it or the whole object. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null
  return typeof reference === 'string' ? reference : reference.id
}
