import type Stripe from 'stripe'
import { nobody, secondsNow, type Account } from '../account'
import { idOf } from '../checkout/attempt'
import { buildInvoice } from '../builders/invoice'
import { addPeriods, fromSeconds, toSeconds, type Interval } from '../clock/calendar'
import { emit } from '../webhooks/events'
import { randomText } from '../state/ids'
import type { SubscriptionRecord } from '../state/records'
import type { Step } from '../clock/step'
import { voidAtOnce } from './invoice-steps'
import { changeSubscription, endSubscription, isEnding, periodEnd, periodStart } from './subscription-state'

const day = 86_400
/** The time between an invoice's creation and its finalization, when the card is charged. */
const draftFor = 3600

/** The next step of this subscription. If two are due at the same time, the first in this list comes first. */
export function nextOfSubscription(account: Account, id: string): Step | null {
  const subscription = account.store.get('subscription', id)
  if (subscription.status === 'canceled' || subscription.status === 'incomplete') return null
  const steps = [
    resumption(account, subscription),
    ending(account, subscription),
    trialNotice(account, subscription),
    upcomingNotice(account, subscription),
    { at: periodEnd(subscription), run: () => renew(account, id) },
  ]
  return steps.reduce((first, step) =>
    first === null || (step !== null && step.at < first.at) ? step : first,
  )
}

function resumption(account: Account, { id, pause_collection: pause }: Stripe.Subscription): Step | null {
  if (pause?.resumes_at == null) return null
  return {
    at: pause.resumes_at,
    run: () => void changeSubscription(account, id, { changes: { pause_collection: null }, cause: nobody }),
  }
}

function ending(account: Account, subscription: Stripe.Subscription): Step | null {
  const { id, cancel_at: at, cancellation_details: known } = subscription
  if (at === null) return null
  const { comment = null, feedback = null, feedback_option = null } = known ?? {}
  const details = { comment, feedback, feedback_option, reason: 'cancellation_requested' as const }
  return { at, run: () => void endSubscription(account, id, { at, details, cause: nobody }) }
}

/** `customer.subscription.trial_will_end`, three days before. */
function trialNotice(account: Account, subscription: Stripe.Subscription): Step | null {
  const { id, status, trial_end: end, trial_start: start } = subscription
  if (status !== 'trialing' || end === null || recordOf(account, id).trialEndFor === end) return null
  const run = () => {
    account.store.put('_subscription', { ...recordOf(account, id), trialEndFor: end })
    emit(account, 'customer.subscription.trial_will_end', { object: subscription })
  }
  return { at: Math.max(end - 3 * day, start ?? 0), run }
}

/** `invoice.upcoming`, seven days before a renewal. Not if it is paused or ends, nor for very short periods. */
function upcomingNotice(account: Account, subscription: Stripe.Subscription): Step | null {
  const end = periodEnd(subscription)
  const at = end - 7 * day
  const isTold = recordOf(account, subscription.id).upcomingFor === end
  const isPaused = subscription.pause_collection !== null
  if (isTold || isPaused || isEnding(subscription) || at <= periodStart(subscription)) return null
  const run = () => {
    account.store.put('_subscription', { ...recordOf(account, subscription.id), upcomingFor: end })
    emit(account, 'invoice.upcoming', { object: upcoming(account, subscription) })
  }
  return { at, run }
}

/** The invoice of the next cycle, as a preview that is not stored. */
function upcoming(account: Account, subscription: Stripe.Subscription): Stripe.Invoice {
  const next = moved(subscription)
  const draft = draftOf(account, { ...subscription, ...next }, subscription)
  const end = periodEnd(subscription)
  return {
    ...draft,
    id: `upcoming_in_${randomText(24)}`,
    created: end,
    billing_reason: 'upcoming',
    next_payment_attempt: end + draftFor,
  }
}

/** The next cycle: the period moves, and its invoice is drafted. */
function renew(account: Account, id: string): void {
  const before = account.store.get('subscription', id)
  const after = { ...before, ...moved(before), ...afterTrial(before) }
  const isUnpaid = before.status === 'unpaid'
  const draft = {
    ...draftOf(account, after, before),
    auto_advance: !isUnpaid,
    automatically_finalizes_at: isUnpaid ? null : secondsNow(account) + draftFor,
  }
  account.store.put('invoice', draft)
  const changes = { items: after.items, status: after.status, latest_invoice: draft.id }
  changeSubscription(account, id, { changes, cause: nobody })
  emit(account, 'invoice.created', { object: draft })
  if (after.pause_collection !== null) voidAtOnce(account, draft.id)
}

function draftOf(
  account: Account,
  subscription: Stripe.Subscription,
  before: Stripe.Subscription,
): Stripe.Invoice {
  const { store } = account
  const draft = buildInvoice({
    subscription,
    customer: store.get('customer', idOf(subscription.customer) ?? ''),
    reason: 'subscription_cycle',
    created: secondsNow(account),
    merchant: account.merchant,
    nameOf: (product) => store.get('product', product).name,
  })
  return { ...draft, period_start: periodStart(before), period_end: periodEnd(before) }
}

/** The next period, counted from the anchor: a subscription of the 31st is charged on the 31st if the month has one. */
function moved(subscription: Stripe.Subscription): Pick<Stripe.Subscription, 'items'> {
  const anchor = fromSeconds(subscription.billing_cycle_anchor)
  const data = subscription.items.data.map((item) => ({
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: toSeconds(endAfter(item, anchor)),
  }))
  return { items: { ...subscription.items, data } }
}

function endAfter(item: Stripe.SubscriptionItem, anchor: Date): Date {
  const { interval = 'month', interval_count: count = 1 } = item.price.recurring ?? {}
  const length = { interval: interval as Interval, count }
  const start = fromSeconds(item.current_period_end)
  let periods = 1
  while (addPeriods(anchor, { ...length, periods }) <= start) periods += 1
  return addPeriods(anchor, { ...length, periods })
}

function afterTrial({ status }: Stripe.Subscription): Partial<Pick<Stripe.Subscription, 'status'>> {
  return status === 'trialing' ? { status: 'active' } : {}
}

function recordOf(account: Account, id: string): SubscriptionRecord {
  return account.store.find('_subscription', id) ?? { id, upcomingFor: null, trialEndFor: null }
}
