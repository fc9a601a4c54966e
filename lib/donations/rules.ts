import type { Frequency } from '../offers/rules'
import type { PaymentSnapshot, StripeSnapshot } from '../stripe/stripe-snapshot'

export type DonationState =
  | 'pending'
  | 'paid'
  | 'refunded'
  | 'scheduled'
  | 'active'
  | 'past_due'
  | 'ending'
  | 'ended'
  | 'expired'

/** A failed or cancelled refund returned no money. */
export function isGivenBack({ status }: { status: string }): boolean {
  return status !== 'failed' && status !== 'canceled'
}

/** How much of a payment can still be refunded, in minor units. Refunds that staff have ordered count as done. */
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

/** Why staff refund a payment, as the form words it. */
export const refundReasons = {
  asked: 'The donor asked for it',
  duplicate: 'It was paid twice',
  mistake: 'We made a mistake',
  fraud: 'The card was not the donor’s',
} as const
export type RefundReason = keyof typeof refundReasons

/** The allowed transitions. All others are ignored, in whatever order events arrive. */
const moves: Record<DonationState, readonly DonationState[]> = {
  pending: ['paid', 'refunded', 'scheduled', 'active', 'past_due', 'ending', 'ended', 'expired'],
  /** Stripe can still complete a session that we saw expire, if its payment was in progress. */
  expired: ['paid', 'refunded', 'scheduled', 'active'],
  paid: ['refunded'],
  /** A refund can fail days after it was made. */
  refunded: ['paid'],
  scheduled: ['active', 'past_due', 'ending', 'ended'],
  active: ['past_due', 'ending', 'ended'],
  past_due: ['active', 'ending', 'ended'],
  ending: ['scheduled', 'active', 'past_due', 'ended'],
  ended: [],
}

/**
 * The state after a sync. Only payments count: a completed session without a payment is still pending, unless the first
 * charge was agreed for a later day.
 */
export function nextState(
  current: DonationState,
  { snapshot, frequency }: { snapshot: StripeSnapshot; frequency: Frequency },
): DonationState {
  const wanted = stateOf(snapshot, frequency)
  return moves[current].includes(wanted) ? wanted : current
}

function stateOf(
  { session, hasFailed, subscription, payments }: StripeSnapshot,
  frequency: Frequency,
): DonationState {
  if (payments.length === 0) return stateBeforePayment({ session, hasFailed, subscription })
  if (frequency === 'once') return payments.every(isGivenBackWhole) ? 'refunded' : 'paid'
  if (subscription === null) return 'pending'
  if (subscription.status === 'ended') return 'ended'
  if (subscription.status === 'past_due') return 'past_due'
  return isLastPeriod(subscription) ? 'ending' : 'active'
}

type Unpaid = Pick<StripeSnapshot, 'session' | 'hasFailed' | 'subscription'>

/**
 * Before its first payment, only a subscription whose first charge was agreed for a later day has a day to start on. One
 * that ended, and a payment that a bank did not make, were never paid.
 */
function stateBeforePayment({ session, hasFailed, subscription }: Unpaid): DonationState {
  if (session === 'expired' || hasFailed) return 'expired'
  if (subscription === null) return 'pending'
  if (subscription.movedTo === null) return subscription.status === 'ended' ? 'expired' : 'pending'
  if (subscription.status !== 'active') return subscription.status
  return isLastPeriod(subscription) ? 'ending' : 'scheduled'
}

/** A donation with an end date ends after its last charge. */
function isLastPeriod({ endsAt, nextChargeAt }: NonNullable<StripeSnapshot['subscription']>): boolean {
  return endsAt !== null && (nextChargeAt === null || endsAt <= nextChargeAt)
}

function isGivenBackWhole({ amountMinor, refunds }: PaymentSnapshot): boolean {
  const given = refunds.filter(isGivenBack).reduce((sum, refund) => sum + refund.amountMinor, 0)
  return given >= amountMinor
}

/** Event types that can change a donation in our ledger. All others are stored and otherwise ignored. */
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

/** Event types that can mean a new card. They name only a customer. */
const cardEventTypes = [
  'customer.updated',
  'payment_method.attached',
  'payment_method.updated',
  'payment_method.automatically_updated',
  'setup_intent.succeeded',
]

/** The change of a card that a finished page at Stripe was opened for; null if the event is about none. */
export function cardChangeOf({
  type,
  object,
}: {
  type: string
  object: Record<string, unknown>
}): { changeId: string; sessionId: string } | null {
  if (type !== 'checkout.session.completed' || object.mode !== 'setup') return null
  const changeId = text(property(object.metadata, 'card_change'))
  const sessionId = text(object.id)
  return changeId === null || sessionId === null || !isId(changeId) ? null : { changeId, sessionId }
}

/** What an event is about. It serves to find the donation; nothing else in the event is trusted. */
export type EventSubject = {
  donationId: string | null
  sessionId: string | null
  subscriptionId: string | null
  paymentIntentId: string | null
  /** Set only if nothing else identifies the donation. */
  customerId: string | null
}

/**
 * Which donation an event is about, or null if it is about none of ours. The id is in the metadata of the session, the
 * payment intent and the subscription; an invoice repeats the metadata of its subscription.
 */
export function subjectOf(event: { type: string; object: Record<string, unknown> }): EventSubject | null {
  const { object } = event
  if (cardEventTypes.includes(event.type)) {
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
 * How many minutes we recognise a browser after a donation was paid in it: long enough to notice a duplicate, short
 * enough for a shared computer.
 */
export const knownMinutes = 30

/** How many minutes we recognise the browser that started a donation, until it is paid. */
export const startedMinutes = 120

/** True if the value has the form of a donation id. PostgreSQL throws at anything else. */
export function isId(value: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)
}

/**
 * The amount of a submitted form as typed or chosen, not parsed yet: the last choice. With a script only that one
 * arrives. Without one, the typed amount and a preset arrive together. If the preset is not the one that the page
 * showed as chosen, it was pressed, which hid the field, so the preset counts; else the typed amount.
 */
export function typedAmountOf(box: Partial<Record<string, string>>): string {
  const chosen = box[`amount-${box.frequency ?? ''}`] ?? ''
  const shown = box[`shown-${box.frequency ?? ''}`]
  const typed = box.other?.trim() ? box.other : ''
  if (chosen === ownAmount) return typed
  const isPressed = chosen !== '' && shown !== undefined && chosen !== shown
  return typed === '' || isPressed ? chosen : typed
}

/** The radio button that brings the field back, in a browser without scripts. */
export const ownAmount = 'own'

export type DonationChangeKind =
  | 'amount'
  | 'date'
  | 'pause'
  | 'skip'
  | 'resume'
  | 'keep'
  | 'end'
  | 'frequency'
  | 'until'
  | 'address'

/** The status of a donation, as far as it decides what its donor can change. */
export type Standing = 'single' | 'scheduled' | 'running' | 'paused' | 'failing' | 'ending' | 'over'

export function standingOf(donation: {
  frequency: Frequency
  state: DonationState
  isPaused: boolean
}): Standing {
  const { frequency, state, isPaused } = donation
  if (frequency === 'once') return 'single'
  if (state === 'scheduled') return 'scheduled'
  if (state === 'past_due') return 'failing'
  if (state === 'ending') return 'ending'
  if (state !== 'active') return 'over'
  return isPaused ? 'paused' : 'running'
}

/**
 * Which changes are allowed when. A yearly donation cannot be paused by months, because it is charged too seldom: it is
 * moved or skipped instead.
 */
const possible: Record<Standing, readonly DonationChangeKind[]> = {
  single: [],
  scheduled: ['amount', 'frequency', 'date', 'until', 'address', 'end'],
  running: ['amount', 'frequency', 'date', 'pause', 'skip', 'until', 'address', 'end'],
  paused: ['resume', 'amount', 'address', 'end'],
  failing: ['amount', 'address', 'end'],
  ending: ['keep', 'address'],
  over: [],
}

export function possibleChanges(standing: Standing, frequency: Frequency): readonly DonationChangeKind[] {
  return possible[standing].filter((kind) => kind !== 'pause' || frequency === 'monthly')
}

export const pauseMonths = [1, 2, 3] as const
export type PauseMonths = (typeof pauseMonths)[number]

/** Why a donor ends a donation, as the form words it. A reason is optional. */
export const endReasons = {
  too_much: 'It is more than I can give at the moment',
  only_once: 'I meant to give only once',
  changed: 'Something in my life has changed',
  elsewhere: 'I would rather support something else',
  unhappy: 'I am not happy with the newspaper',
} as const
export type EndReason = keyof typeof endReasons

/** After how many days an unpaid donation is erased; fewer than reconciliation looks back. */
export const unpaidDays = 30

/**
 * For how many hours a mailed link to continue a donation works: enough for slow mail, and less than Stripe keeps a
 * request's idempotency key.
 */
export const continueHours = 12
