import type { Day } from '../days'
import type { Money } from '../money'

/** A card as its owner knows it: "visa", "4242". */
export type Card = { brand: string; last4: string }

/** The card that the next charge is made with. */
export type SavedCard = Card & {
  /** Stripe's id of the payment method: a card that is entered anew has a new one. */
  id: string
  /** The last day that it is good. */
  expiresOn: Day
  /** False where its donor gave it to Stripe and the subscription still has an older one. */
  isSubscriptions: boolean
}

/** What Stripe says of a donation at one moment; times are UTC instants. */
export type Truth = {
  session: 'open' | 'complete' | 'expired'
  donorEmail: string | null
  customerId: string | null
  subscription: null | {
    id: string
    status: 'active' | 'past_due' | 'ended'
    nextChargeAt: Date | null
    /** Set as soon as the donor has said that it shall end. */
    endsAt: Date | null
    /** True where it ended because no payment came. */
    hasEndedUnpaid: boolean
    /** The renewal that failed, while Stripe goes on trying. */
    failed: FailedRenewal | null
    /** What the next charge takes. */
    amount: Money
    isPaused: boolean
    /** When a pause ends by itself; null where there is none, or where it lasts until it is ended. */
    resumesAt: Date | null
    anchorAt: Date
    movedTo: Date | null
    card: SavedCard | null
  }
  payments: PaymentTruth[]
}

/** Money that moved, in minor units. */
export type PaymentTruth = {
  paymentIntentId: string
  chargeId: string
  invoiceId: string | null
  amountMinor: number
  currency: string
  paidAt: Date
  /** What Stripe kept of it, in the currency of our account there; null until it says so. */
  fee: Money | null
  refunds: RefundTruth[]
  disputes: DisputeTruth[]
}

export type FailedRenewal = {
  invoiceId: string
  amountMinor: number
  /** Failures so far, by Stripe's schedule. */
  attempts: number
  /** Null where Stripe does not try it again by itself. */
  nextAttemptAt: Date | null
  /** Why: a decline code of Stripe's. */
  code: string
  /** The card that was tried last, by Stripe's id; null where there was none. */
  triedWith: string | null
  /** Stripe's page of the invoice, on which it can be confirmed and paid. */
  payUrl: string | null
}

export type RefundTruth = {
  id: string
  amountMinor: number
  currency: string
  /** Stripe's word: pending, requires_action, succeeded, failed or canceled. */
  status: string
  refundedAt: Date
  failureReason: string | null
  pendingReason: string | null
  /** The desk's order that it answers; null for one that nobody ordered here. */
  orderId: string | null
}

export type DisputeTruth = {
  id: string
  amountMinor: number
  currency: string
  status: string
  reason: string
  openedAt: Date
  answerBy: Date | null
}

/** What Stripe calls a refusal whose reason it does not say. */
export const unknownDecline = 'generic_decline'
