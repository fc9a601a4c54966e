import type Stripe from 'stripe'
import type { CardOutcome } from './card-outcome'
import type { CardFacts } from './cards'

/** What a Checkout session knows and does not show. */
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
  subscriptionData: { description: string | null; metadata: Stripe.Metadata }
  /** The one payment intent of this session; in subscription mode the session does not show it. */
  paymentIntent: string | null
  /** How often the form has been taken; the form carries it, so that a second press of the same form is known. */
  attempts: number
  /** What the reader was told about the last attempt. */
  lastError: string | null
  /** The last form taken: filled in again after a decline. Never a card number or CVC. */
  typed: { email: string; name: string } | null
  /** A 3-D Secure question that waits for its answer. */
  challenge: Challenge | null
}

type Challenge = { attempt: number; email: string; name: string; card: CardFacts; then: CardOutcome }

/** What an invoice knows and does not show: the intent that collects it, and the link between the two. */
export type InvoiceRecord = { id: string; paymentIntent: string; invoicePayment: string }

/** What has been told about a subscription: the end of the period (seconds) of the last `invoice.upcoming`, of the trial. */
export type SubscriptionRecord = { id: string; upcomingFor: number | null; trialEndFor: number | null }

/** What becomes of the next charge of this customer, whatever the card; set by the control API. */
export type NextChargeRecord = { id: string; outcome: CardOutcome }

/** What stands in the place of a customer that was deleted; the customer itself stays, for what refers to it. */
export type DeletedRecord = { id: string; object: 'customer'; deleted: true }

/** A refund that is not settled yet: when (seconds) it becomes what. */
export type RefundRecord = { id: string; at: number; becomes: 'succeeded' | 'failed' }

/** The secret in the address of a portal session, and until when (seconds) it is good. */
export type PortalRecord = { id: string; session: string; expiresAt: number }

/** The secret of a webhook endpoint (its id, or its place in the configured list), and the one before while it is rolled. */
export type SecretRecord = { id: string; secret: string; old: { secret: string; until: number } | null }

/** What the control API has ordered for the next events: `every`-th of them, until `count` have been hit. */
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

/** What it has ordered for the next calls of the API whose path begins so. */
export type CallFault = {
  id: string
  outcome: '400' | '429' | '500' | 'timeout'
  /** Of a 400: Stripe's code for the refusal. */
  code?: string | undefined
  count: number
  method: string | null
  milliseconds: number
  path: string | null
}

/** How a saved card will behave when it is charged again. */
export type CardRecord = { id: string; testCard: string }

export type DeliveryAttempt = {
  at: string
  status: number | null
  error: string | null
  milliseconds: number
}

/** One event on its way to one endpoint: its place in the configured list (a new port finds the old events), or its id. */
export type DeliveryRecord = {
  id: string
  event: string
  endpoint: number | string
  state: 'pending' | 'delivered' | 'gave_up' | 'dropped'
  tries: number
  /** Milliseconds since 1970 by the system's clock: delivery does not follow the sandbox clock. */
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
