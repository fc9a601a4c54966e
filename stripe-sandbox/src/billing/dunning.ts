import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { emit } from '../webhooks/events'
import { changeSubscription, endSubscription, subscriptionOf } from './subscription-state'

export type Failure = { isOnSchedule: boolean; cause: Cause }

/**
 * After a failed try: when to retry, or how it ends. A try outside the schedule (by the API or on a page) does not
 * change the schedule.
 */
export function dun(account: Account, before: Stripe.Invoice, { isOnSchedule, cause }: Failure): void {
  const tries = before.attempt_count + (isOnSchedule ? 1 : 0)
  const next = isOnSchedule ? nextTry(account, tries) : before.next_payment_attempt
  const isOver = isOnSchedule && next === null
  const changes = {
    attempt_count: tries,
    attempted: true,
    next_payment_attempt: next,
    ...(isOver ? { auto_advance: false } : {}),
  }
  const object = account.store.update('invoice', before.id, changes)
  emit(account, 'invoice.payment_failed', { object, cause })
  if (!isOnSchedule) return
  const previous = {
    attempt_count: before.attempt_count,
    attempted: before.attempted,
    next_payment_attempt: before.next_payment_attempt,
  }
  emit(account, 'invoice.updated', { object, previous, cause })
  follow(account, object, { isOver, cause })
}

/** In seconds; null after the last retry. */
function nextTry(account: Account, tries: number): number | null {
  const days = account.dunning().retryDays[tries - 1]
  return days === undefined ? null : secondsNow(account) + Math.round(days * 86_400)
}

/** The subscription follows its invoice: past due, and in the end the state that the account has set. */
function follow(account: Account, invoice: Stripe.Invoice, facts: { isOver: boolean; cause: Cause }): void {
  const { cause } = facts
  const subscription = account.store.find('subscription', subscriptionOf(invoice) ?? '')
  if (subscription === null || subscription.status === 'canceled') return
  if (subscription.status === 'active' || subscription.status === 'trialing') {
    changeSubscription(account, subscription.id, { changes: { status: 'past_due' }, cause })
  }
  if (!facts.isOver) return
  const { end } = account.dunning()
  if (end === 'unpaid') changeSubscription(account, subscription.id, { changes: { status: 'unpaid' }, cause })
  if (end === 'canceled') {
    const details = {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: 'payment_failed' as const,
    }
    endSubscription(account, subscription.id, { at: secondsNow(account), details, cause })
  }
}
