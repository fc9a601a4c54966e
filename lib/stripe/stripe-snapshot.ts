import type { Day } from '../days'
import type { Money } from '../money'

/** A card as its owner knows it: "visa", "4242". */
export type Card = { brand: string; last4: string }

/** The card for the next charge. */
export type SavedCard = Card & {
  /** Stripe's id of the payment method; a card entered again has a new one. */
  id: string
  /** The last day on which it is valid. */
  expiresOn: Day
  /** False if the donor gave it to Stripe and the subscription still has an older card. */
  isSubscriptions: boolean
}

/** What Stripe says about a donation at one moment; times are UTC instants. */
export type StripeSnapshot = {
  session: 'open' | 'complete' | 'expired'
  /** True if a bank was to pay later, after the page was finished, and did not. */
  hasFailed: boolean
  donorEmail: string | null
  customerId: string | null
  subscription: null | {
    id: string
    status: 'active' | 'past_due' | 'ended'
    nextChargeAt: Date | null
    frequency: 'monthly' | 'annual'
    /** Set as soon as the donor has ended it, or given it an end date, which may lie many charges ahead. */
    endsAt: Date | null
    /** True if it ended because no payment came. */
    hasEndedUnpaid: boolean
    /** The failed renewal, while Stripe keeps trying. Null while a bank is asked again: the outcome is open. */
    failed: FailedRenewal | null
    /** The amount of the next charge. */
    amount: Money
    isPaused: boolean
    /** When a pause ends by itself; null if there is no pause, or if it lasts until somebody ends it. */
    resumesAt: Date | null
    anchorAt: Date
    movedTo: Date | null
    card: SavedCard | null
  }
  payments: PaymentSnapshot[]
}

/** A payment, in minor units. */
export type PaymentSnapshot = {
  paymentIntentId: string
  chargeId: string
  invoiceId: string | null
  amountMinor: number
  currency: string
  paidAt: Date
  /** Stripe's fee, in the currency of our account; null until Stripe names it. */
  fee: Money | null
  refunds: RefundSnapshot[]
  disputes: DisputeSnapshot[]
}

export type FailedRenewal = {
  invoiceId: string
  /** When Stripe made the invoice, before its first try. */
  invoicedAt: Date
  amountMinor: number
  /** Failed tries so far, by Stripe's schedule. */
  attempts: number
  /** Null if Stripe will not try again by itself. */
  nextAttemptAt: Date | null
  /** Stripe's decline code. */
  code: string
  /** The kind of payment method that was tried: card, sepa_debit, …; null if there was none. */
  method: string | null
  /** Stripe's id of the card that was tried last; null if there was none. */
  triedWith: string | null
  /** Stripe's page of the invoice, on which it can be confirmed and paid. */
  payUrl: string | null
}

export type RefundSnapshot = {
  id: string
  amountMinor: number
  currency: string
  /** Stripe's status: pending, requires_action, succeeded, failed or canceled. */
  status: string
  refundedAt: Date
  failureReason: string | null
  pendingReason: string | null
  /** The refund order of our staff that it carries out; null if they ordered none. */
  orderId: string | null
}

export type DisputeSnapshot = {
  id: string
  amountMinor: number
  currency: string
  status: string
  reason: string
  openedAt: Date
  answerBy: Date | null
}

/** Stripe's code for a refusal without a reason. */
export const unknownDecline = 'generic_decline'
