import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { idOf } from '../checkout/attempt'
import { withNewAmounts } from './item-change'
import { readCancelParams, readSubscriptionParams, type SubscriptionParams } from './subscription-params'
import { changeSubscription, endSubscription, periodEnd } from './subscription-state'
import { noSuch } from '../http/resources'
import { mergeMetadata, refused } from '../http/validate'
import { notBuilt, type FormObject } from '../http/wire'

type Change = { id: string; form: FormObject; cause: Cause }
type Changes = Partial<Stripe.Subscription>

/** `POST /v1/subscriptions/:id`: cancellation, its withdrawal, pause, amount, date, card, metadata, description. */
export function updateSubscription(account: Account, { id, form, cause }: Change): Stripe.Subscription {
  const params = readSubscriptionParams(form)
  const before = find(account, id)
  if (before.status === 'canceled') checkOnlyDetails(params)
  const dated = { ...before, ...withNewDate(before, { params, now: secondsNow(account) }) }
  const changes: Changes = {
    ...withNewDate(before, { params, now: secondsNow(account) }),
    ...(params.items === undefined
      ? {}
      : {
          items: withNewAmounts(account, dated, {
            items: params.items,
            isProrated: params.proration_behavior !== 'none',
          }),
        }),
    ...ending(dated, { params, now: secondsNow(account) }),
    ...pausing(params, secondsNow(account)),
    ...withNewCard(account, before, params),
    ...(params.metadata === undefined ? {} : { metadata: mergeMetadata(before.metadata, params.metadata) }),
    ...(params.description === undefined ? {} : { description: params.description }),
  }
  return changeSubscription(account, id, { changes, cause })
}

/** `DELETE /v1/subscriptions/:id`: ends now, for good. */
export function cancelSubscription(account: Account, { id, form, cause }: Change): Stripe.Subscription {
  const params = readCancelParams(form)
  const before = find(account, id)
  if (before.status === 'canceled') throw noSuch('subscription', { id, param: 'id' })
  account.store.update('subscription', id, { cancel_at: null, cancel_at_period_end: false })
  const reason = 'cancellation_requested' as const
  return endSubscription(account, id, {
    at: secondsNow(account),
    details: details(before, { params, reason }),
    cause,
  })
}

function find(account: Account, id: string): Stripe.Subscription {
  const found = account.store.find('subscription', id)
  if (found === null) throw noSuch('subscription', { id, param: 'id' })
  return found
}

function checkOnlyDetails(params: SubscriptionParams): void {
  const allowed = ['metadata', 'cancellation_details']
  const sent = Object.entries(params).filter(([, value]) => value !== undefined)
  if (sent.every(([name]) => allowed.includes(name))) return
  throw refused('A canceled subscription can only update its cancellation_details and metadata.', {
    code: 'invalid_canceled_subscription_fields',
  })
}

type Moment = { params: SubscriptionParams; now: number }

/** `cancel_at_period_end` also sets `cancel_at`; withdrawing either clears both and deletes the reason. */
function ending(before: Stripe.Subscription, { params, now }: Moment): Changes {
  const { cancel_at: at, cancel_at_period_end: atPeriodEnd } = params
  if (at !== undefined && atPeriodEnd !== undefined) {
    throw refused('You may only specify one of these parameters: cancel_at, cancel_at_period_end.', {
      code: 'parameters_exclusive',
      param: 'cancel_at',
    })
  }
  if (at != null) return endingAt(before, { at, params, now })
  const isUnchanged = atPeriodEnd === undefined || atPeriodEnd === before.cancel_at_period_end
  const isTakenBack = (at === null || atPeriodEnd === false) && before.cancel_at !== null
  if (isUnchanged && !isTakenBack) {
    const reason = before.cancellation_details?.reason ?? null
    const isUntouched = params.cancellation_details === undefined
    const moved = before.cancel_at_period_end ? { cancel_at: periodEnd(before) } : {}
    return { ...moved, ...(isUntouched ? {} : { cancellation_details: details(before, { params, reason }) }) }
  }
  const reason = isTakenBack ? null : ('cancellation_requested' as const)
  return {
    cancel_at_period_end: !isTakenBack,
    cancel_at: isTakenBack ? null : periodEnd(before),
    canceled_at: isTakenBack ? null : now,
    cancellation_details: details(before, { params, reason }),
  }
}

function endingAt(before: Stripe.Subscription, facts: Moment & { at: number }): Changes {
  const { at, params, now } = facts
  if (at <= now) {
    throw refused('`cancel_at` must be a timestamp in the future.', { param: 'cancel_at' })
  }
  if (at < periodEnd(before) && params.proration_behavior !== 'none') {
    throw notBuilt('an end within a period with proration (send proration_behavior=none)')
  }
  return {
    cancel_at: at,
    cancel_at_period_end: false,
    canceled_at: now,
    cancellation_details: details(before, { params, reason: 'cancellation_requested' }),
  }
}

function pausing({ pause_collection: pause }: SubscriptionParams, now: number): Changes {
  if (pause === undefined) return {}
  if (pause === null) return { pause_collection: null }
  if (pause.resumes_at !== undefined && pause.resumes_at <= now) {
    throw refused('`resumes_at` must be a timestamp in the future.', {
      param: 'pause_collection[resumes_at]',
    })
  }
  return { pause_collection: { behavior: pause.behavior, resumes_at: pause.resumes_at ?? null } }
}

/** A new date for the next payment, as at Stripe: the time before is a trial, and the cycle counts from its end. */
function withNewDate(before: Stripe.Subscription, { params, now }: Moment): Changes {
  const { trial_end: end } = params
  if (end === undefined) return {}
  if (params.proration_behavior !== 'none') {
    throw notBuilt('trial_end with proration (send proration_behavior=none)')
  }
  if (end <= now) {
    const message = 'Invalid timestamp: must be an integer Unix timestamp in the future.'
    throw refused(message, { param: 'trial_end' })
  }
  if (end > now + 730 * 86_400) {
    throw refused('Invalid timestamp: can be no more than two years in the future.', { param: 'trial_end' })
  }
  if (before.status !== 'active' && before.status !== 'trialing') {
    throw notBuilt(`trial_end on a subscription that is ${before.status}`)
  }
  const data = before.items.data.map((item) => ({
    ...item,
    current_period_start: now,
    current_period_end: end,
  }))
  return {
    status: 'trialing',
    trial_start: before.status === 'trialing' ? before.trial_start : now,
    trial_end: end,
    billing_cycle_anchor: end,
    items: { ...before.items, data },
  }
}

function withNewCard(account: Account, before: Stripe.Subscription, params: SubscriptionParams): Changes {
  const { default_payment_method: id } = params
  if (id === undefined) return {}
  const method = account.store.find('payment_method', id)
  if (method === null) throw noSuch('PaymentMethod', { id, param: 'default_payment_method' })
  if (idOf(method.customer) !== idOf(before.customer)) {
    throw refused(
      `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
      { code: 'resource_missing', param: 'default_payment_method' },
    )
  }
  return { default_payment_method: id }
}

function details(
  before: Stripe.Subscription,
  facts: {
    params: Pick<SubscriptionParams, 'cancellation_details'>
    reason: Stripe.Subscription.CancellationDetails.Reason | null
  },
): Stripe.Subscription.CancellationDetails {
  const sent = facts.params.cancellation_details
  const { comment, feedback } = before.cancellation_details ?? { comment: null, feedback: null }
  return {
    comment: sent?.comment === undefined ? comment : sent.comment,
    feedback: sent?.feedback === undefined ? feedback : sent.feedback,
    feedback_option: null,
    reason: facts.reason,
  }
}
