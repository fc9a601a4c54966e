import type Stripe from 'stripe'
import type { CardOutcome } from '../cards/card-outcome'
import type { CardFacts } from '../cards/cards'

/** Fields of a Checkout session that the API does not show. */
export type CheckoutRecord = {
  id: string
  lineItems: Stripe.LineItem[]
  intentData: {
    description: string | null
    metadata: Stripe.Metadata
    receiptEmail: string | null
    statementDescriptor: string | null
    statementDescriptorSuffix: string | null
  }
  /** `trialEnd`: the first charge, in seconds; missing or null if that is at once. */
  subscriptionData: { description: string | null; metadata: Stripe.Metadata; trialEnd?: number | null }
  setupData?: { description: string | null; metadata: Stripe.Metadata }
  /** The one payment intent of this session; in subscription mode the session does not show it. */
  paymentIntent: string | null
  /** The intent of a session that saves a card and charges nothing. */
  setupIntent?: string | null
  /** How often the form was submitted. The form carries it, so that a second press of the same form is recognised. */
  attempts: number
  /** The result of the last attempt, as shown to the customer. */
  lastError: string | null
  /** The last submitted form, filled in again after a decline. Never a card number or CVC. */
  typed: { email: string; name: string } | null
  /** An open 3-D Secure step. */
  challenge: Challenge | null
}

type Challenge = { attempt: number; email: string; name: string; card: CardFacts; then: CardOutcome }

/** Fields of an invoice that the API does not show: the intent that collects it, and the link between the two. */
export type InvoiceRecord = { id: string; paymentIntent: string; invoicePayment: string }

/** Sent notices of a subscription: the period end (seconds) of the last `invoice.upcoming`, and of the trial's. */
export type SubscriptionRecord = { id: string; upcomingFor: number | null; trialEndFor: number | null }

/** The outcome of this customer's next charge, whatever the card. Set by the control API. */
export type NextChargeRecord = { id: string; outcome: CardOutcome }

/** Replaces a deleted customer. The customer itself stays for objects that refer to it. */
export type DeletedRecord = { id: string; object: 'customer'; deleted: true }

/** A refund that is not settled yet: its time (seconds) and its result. */
export type RefundRecord = { id: string; at: number; becomes: 'succeeded' | 'failed' }

/** The secret in the address of a portal session, and its expiry (seconds). */
export type PortalRecord = { id: string; session: string; expiresAt: number }

/** The secret of a webhook endpoint (by id, or by index in the configured list), and the old one while it is rolled. */
export type SecretRecord = { id: string; secret: string; old: { secret: string; until: number } | null }

/** Faults that the control API has set for the next events: every `every`-th of them, until `count` were hit. */
export type DeliveryFault = {
  id: string
  action: 'delay' | 'drop' | 'duplicate' | 'reorder' | 'shuffle'
  count: number
  every: number
  milliseconds: number
  /** Null is any type. */
  type: string | null
  seen: number
  done: number
}

/** Faults that it has set for the next API calls whose path starts like this. */
export type CallFault = {
  id: string
  outcome: '400' | '429' | '500' | 'timeout'
  /** Of a 400: Stripe's code for the error. */
  code?: string | undefined
  count: number
  method: string | null
  milliseconds: number
  path: string | null
}

/** What a saved card does when it is charged again. */
export type CardRecord = { id: string; testCard: string }

export type DeliveryAttempt = {
  at: string
  status: number | null
  error: string | null
  milliseconds: number
}

/** One event for one endpoint: its index in the configured list (a new port finds the old events), or its id. */
export type DeliveryRecord = {
  id: string
  event: string
  endpoint: number | string
  state: 'pending' | 'delivered' | 'gave_up' | 'dropped'
  tries: number
  /** Milliseconds since 1970 by the system's clock, because delivery does not use the sandbox clock. */
  nextAttemptAt: number
  /** The last 20. */
  attempts: DeliveryAttempt[]
}

export type IdempotencyRecord = {
  id: string
  endpoint: string
  fingerprint: string
  createdAt: number
  requestId: string
  status: number
  body: string
}
