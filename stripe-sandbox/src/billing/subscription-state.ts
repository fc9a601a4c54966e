import type Stripe from 'stripe'
import type { Account, Cause } from '../account'
import { changedFrom } from '../state/changes'
import { emit } from '../webhooks/events'

/** Writes `changes` and sends `customer.subscription.updated`. Sends nothing if nothing is different. */
export function changeSubscription(
  account: Account,
  id: string,
  { changes, cause }: { changes: Partial<Stripe.Subscription>; cause: Cause },
): Stripe.Subscription {
  const before = account.store.get('subscription', id)
  const previous = changedFrom(before, changes)
  const object = account.store.update('subscription', id, changes)
  if (Object.keys(previous).length > 0)
    emit(account, 'customer.subscription.updated', { object, previous, cause })
  return object
}

/** Ends the subscription for good. Unpaid invoices are no longer collected. `at` in seconds. */
export function endSubscription(
  account: Account,
  id: string,
  facts: { at: number; details: Stripe.Subscription.CancellationDetails; cause: Cause },
): Stripe.Subscription {
  const before = account.store.get('subscription', id)
  const object = account.store.update('subscription', id, {
    status: 'canceled',
    canceled_at: before.canceled_at ?? facts.at,
    ended_at: facts.at,
    cancellation_details: facts.details,
  })
  stopCollecting(account, id)
  emit(account, 'customer.subscription.deleted', { object, cause: facts.cause })
  return object
}

export function periodEnd(subscription: Stripe.Subscription): number {
  return Math.max(...subscription.items.data.map((item) => item.current_period_end))
}

export function periodStart(subscription: Stripe.Subscription): number {
  return Math.min(...subscription.items.data.map((item) => item.current_period_start))
}

/** Whether it ends at or before the end of its current period. */
export function isEnding(subscription: Stripe.Subscription): boolean {
  return subscription.cancel_at !== null && subscription.cancel_at <= periodEnd(subscription)
}

export function subscriptionOf(invoice: Stripe.Invoice): string | null {
  const reference = invoice.parent?.subscription_details?.subscription
  if (reference === undefined) return null
  return typeof reference === 'string' ? reference : reference.id
}

/** Drafts stay drafts and open invoices are not retried, as at Stripe when their subscription ends. */
function stopCollecting(account: Account, subscription: string): void {
  for (const invoice of account.store.listBy('invoice', 'subscription', subscription).reverse()) {
    if (invoice.status !== 'draft' && invoice.status !== 'open') continue
    account.store.update('invoice', invoice.id, {
      auto_advance: false,
      automatically_finalizes_at: null,
      next_payment_attempt: null,
    })
  }
}
