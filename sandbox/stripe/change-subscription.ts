import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from './account'
import { emit } from './events'
import { readCancelParams, readSubscriptionParams, type SubscriptionParams } from './params'
import { noSuch } from './resources'
import { mergeMetadata, refused } from './validate'
import type { FormObject } from './wire'

type Change = { id: string; form: FormObject; cause: Cause }

/** `POST /v1/subscriptions/:id`: ending at the end of the period (and taking that back), metadata, description. */
export function updateSubscription(account: Account, { id, form, cause }: Change): Stripe.Subscription {
  const params = readSubscriptionParams(form)
  const before = find(account, id)
  const isEnded = before.status === 'canceled'
  if (isEnded && (params.cancel_at_period_end !== undefined || params.description !== undefined)) {
    throw refused('A canceled subscription can only update its cancellation_details and metadata.', {
      code: 'invalid_canceled_subscription_fields',
    })
  }
  const changes = {
    ...ending(before, { params, now: secondsNow(account) }),
    ...(params.metadata === undefined ? {} : { metadata: mergeMetadata(before.metadata, params.metadata) }),
    ...(params.description === undefined ? {} : { description: params.description }),
  }
  const previous = changedFrom(before, changes)
  const object = account.store.update('subscription', id, changes)
  if (Object.keys(previous).length > 0)
    emit(account, 'customer.subscription.updated', { object, previous, cause })
  return object
}

/** `DELETE /v1/subscriptions/:id`: ends now, for good. */
export function cancelSubscription(account: Account, { id, form, cause }: Change): Stripe.Subscription {
  const params = readCancelParams(form)
  const before = find(account, id)
  if (before.status === 'canceled') throw noSuch('subscription', { id, param: 'id' })
  const now = secondsNow(account)
  const object = account.store.update('subscription', id, {
    status: 'canceled',
    canceled_at: before.canceled_at ?? now,
    ended_at: now,
    cancel_at: null,
    cancel_at_period_end: false,
    cancellation_details: details(before, { params, reason: 'cancellation_requested' }),
  })
  emit(account, 'customer.subscription.deleted', { object, cause })
  return object
}

function find(account: Account, id: string): Stripe.Subscription {
  const found = account.store.find('subscription', id)
  if (found === null) throw noSuch('subscription', { id, param: 'id' })
  return found
}

/** Ending by this flag sets `cancel_at` too; taking it back clears both and forgets the reason. */
function ending(
  before: Stripe.Subscription,
  { params, now }: { params: SubscriptionParams; now: number },
): Partial<Stripe.Subscription> {
  const wanted = params.cancel_at_period_end
  if (wanted === undefined || wanted === before.cancel_at_period_end) {
    const isUntouched = params.cancellation_details === undefined
    const reason = before.cancellation_details?.reason ?? null
    return isUntouched ? {} : { cancellation_details: details(before, { params, reason }) }
  }
  const reason = wanted ? ('cancellation_requested' as const) : null
  return {
    cancel_at_period_end: wanted,
    cancel_at: wanted ? periodEnd(before) : null,
    canceled_at: wanted ? now : null,
    cancellation_details: details(before, { params, reason }),
  }
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

function periodEnd(subscription: Stripe.Subscription): number {
  return Math.max(...subscription.items.data.map((item) => item.current_period_end))
}

/** The old values of what is different now, as `previous_attributes` has them; new metadata keys were null. */
function changedFrom(before: Stripe.Subscription, changes: Partial<Stripe.Subscription>): object {
  const changed = Object.entries(changes).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Stripe.Subscription]),
  )
  return Object.fromEntries(changed.map(([key]) => [key, before[key as keyof Stripe.Subscription]]))
}
