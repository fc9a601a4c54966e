import type { Frequency } from '../offers/rules'
import type { PaymentTruth, Truth } from '../stripe/truth'

export type DonationState =
  'pending' | 'paid' | 'refunded' | 'active' | 'past_due' | 'ending' | 'ended' | 'expired'

/** A refund that failed or was called off gave nothing back. */
export function isGivenBack({ status }: { status: string }): boolean {
  return status !== 'failed' && status !== 'canceled'
}

/** How much of a payment can still be given back, in minor units: what the desk has ordered counts as gone. */
export function leftToRefund({
  amountMinor,
  refunds,
  refundOrders,
}: {
  amountMinor: number
  refunds: readonly { amountMinor: number; status: string }[]
  refundOrders: readonly { amountMinor: number; state: 'ordered' | 'accepted' | 'refused' }[]
}): number {
  const gone = refunds.filter(isGivenBack).reduce((sum, refund) => sum + refund.amountMinor, 0)
  const underWay = refundOrders.filter(({ state }) => state === 'ordered')
  return amountMinor - gone - underWay.reduce((sum, order) => sum + order.amountMinor, 0)
}

/** Why somebody at the desk gives money back, in the words of the form. */
export const refundReasons = {
  asked: 'The donor asked for it',
  duplicate: 'It was paid twice',
  mistake: 'We made a mistake',
  fraud: 'The card was not the donor’s',
} as const
export type RefundReason = keyof typeof refundReasons

/** Which state may follow which. What is not here does not happen, whatever order events come in. */
const moves: Record<DonationState, readonly DonationState[]> = {
  pending: ['paid', 'refunded', 'active', 'past_due', 'ending', 'ended', 'expired'],
  /** Stripe can still complete a session that we saw run out, if the payment was under way. */
  expired: ['paid', 'refunded', 'active'],
  paid: ['refunded'],
  /** A refund can fail days after it was made. */
  refunded: ['paid'],
  active: ['past_due', 'ending', 'ended'],
  past_due: ['active', 'ending', 'ended'],
  ending: ['active', 'past_due', 'ended'],
  ended: [],
}

/** The state after a sync. Money decides: a completed session without a payment is still pending. */
export function nextState(
  current: DonationState,
  { truth, frequency }: { truth: Truth; frequency: Frequency },
): DonationState {
  const wanted = stateOf(truth, frequency)
  return moves[current].includes(wanted) ? wanted : current
}

function stateOf({ session, subscription, payments }: Truth, frequency: Frequency): DonationState {
  if (payments.length === 0) return session === 'expired' ? 'expired' : 'pending'
  if (frequency === 'once') return payments.every(isGivenBackWhole) ? 'refunded' : 'paid'
  if (subscription === null) return 'pending'
  if (subscription.status === 'ended') return 'ended'
  if (subscription.status === 'past_due') return 'past_due'
  return subscription.endsAt === null ? 'active' : 'ending'
}

function isGivenBackWhole({ amountMinor, refunds }: PaymentTruth): boolean {
  const given = refunds.filter(isGivenBack).reduce((sum, refund) => sum + refund.amountMinor, 0)
  return given >= amountMinor
}

/** Event types that can change what the ledger says of a donation; all others are kept and left alone. */
const telling = [
  'checkout.session.completed',
  'checkout.session.expired',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'payment_intent.succeeded',
  'invoice.paid',
  'invoice.payment_failed',
  'invoice.payment_action_required',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'charge.refunded',
  'charge.updated',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
]

/** Event types that can mean another card: they name only a customer. */
const tellingOfCards = [
  'customer.updated',
  'payment_method.attached',
  'payment_method.updated',
  'payment_method.automatically_updated',
  'setup_intent.succeeded',
]

/** What an event is about: enough to find the donation, nothing that is believed. */
export type EventSubject = {
  donationId: string | null
  sessionId: string | null
  subscriptionId: string | null
  paymentIntentId: string | null
  /** Only where nothing else says which. */
  customerId: string | null
}

/**
 * Which donation an event speaks of, or null where it concerns none of ours. The id travels in the metadata of
 * session, payment intent and subscription; an invoice repeats its subscription's.
 */
export function subjectOf(event: { type: string; object: Record<string, unknown> }): EventSubject | null {
  const { object } = event
  if (tellingOfCards.includes(event.type)) {
    const customerId = text(event.type.startsWith('customer.') ? object.id : object.customer)
    return { donationId: null, sessionId: null, subscriptionId: null, paymentIntentId: null, customerId }
  }
  if (!telling.includes(event.type)) return null
  const details = property(property(object, 'parent'), 'subscription_details')
  const metadata = property(details, 'metadata') ?? property(object, 'metadata')
  const isSession = event.type.startsWith('checkout.session.')
  const isSubscription = event.type.startsWith('customer.subscription.')
  const isIntent = event.type.startsWith('payment_intent.')
  return {
    donationId: text(property(metadata, 'donation_id')),
    sessionId: isSession ? text(object.id) : null,
    subscriptionId: isSubscription ? text(object.id) : text(property(details, 'subscription')),
    paymentIntentId: isIntent ? text(object.id) : text(object.payment_intent),
    customerId: null,
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/**
 * How long a browser is known after a donation was paid in it: long enough to notice that one gives twice, short
 * enough for a computer that others use too.
 */
export const knownMinutes = 30

/** How long a browser is known as the one that started a donation which is not paid yet. */
export const startedMinutes = 120

/** True for what could be a donation's id; PostgreSQL throws at anything else. */
export function isId(value: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)
}

/** The amount of a submitted box as it was typed or chosen, before it is read; what was typed wins. */
export function typedAmountOf(box: Partial<Record<string, string>>): string {
  const chosen = box[`amount-${box.frequency ?? ''}`] ?? ''
  return box.other?.trim() ? box.other : chosen
}

export type GiftChangeKind = 'amount' | 'date' | 'pause' | 'skip' | 'resume' | 'keep' | 'end'

/** How a gift stands, as far as its donor can change it. */
export type Standing = 'single' | 'running' | 'paused' | 'failing' | 'ending' | 'over'

export function standingOf(donation: {
  frequency: Frequency
  state: DonationState
  isPaused: boolean
}): Standing {
  const { frequency, state, isPaused } = donation
  if (frequency === 'once') return 'single'
  if (state === 'past_due') return 'failing'
  if (state === 'ending') return 'ending'
  if (state !== 'active') return 'over'
  return isPaused ? 'paused' : 'running'
}

/** What may be changed when. A yearly gift is charged too seldom to be paused by months: it is moved, or skipped. */
const possible: Record<Standing, readonly GiftChangeKind[]> = {
  single: [],
  running: ['amount', 'date', 'pause', 'skip', 'end'],
  paused: ['resume', 'amount', 'end'],
  failing: ['amount', 'end'],
  ending: ['keep'],
  over: [],
}

export function possibleChanges(standing: Standing, frequency: Frequency): readonly GiftChangeKind[] {
  return possible[standing].filter((kind) => kind !== 'pause' || frequency === 'monthly')
}

export const pauseMonths = [1, 2, 3] as const
export type PauseMonths = (typeof pauseMonths)[number]

/** Why a gift ends, in a donor's words. Nobody has to say. */
export const endReasons = {
  too_much: 'It is more than I can give at the moment',
  only_once: 'I meant to give only once',
  changed: 'Something in my life has changed',
  elsewhere: 'I would rather support something else',
  unhappy: 'I am not happy with the paper',
} as const
export type EndReason = keyof typeof endReasons

/** A donation that was begun and never paid is erased after so many days; less than reconciliation looks back. */
export const unpaidDays = 30

/** A mailed link goes on with a donation for so long: time for slow mail, and less than Stripe remembers a request. */
export const continueHours = 12
