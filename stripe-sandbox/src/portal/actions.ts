import type Stripe from 'stripe'
import { nobody, secondsNow, type Account } from '../account'
import { idOf, type Payer } from '../checkout/attempt'
import { collectInvoice, type Collected } from '../billing/collect'
import { changeSubscription, endSubscription, periodEnd } from '../billing/subscription-state'
import { buildPaymentMethod } from '../builders/payment-method'
import { isTestCard } from '../cards/cards'
import { changedFrom } from '../state/changes'
import { setDefaultMethod } from '../customers/customers'
import { emit } from '../webhooks/events'

/** Makes the card the default of the customer and of every subscription. Returns the decline message, or null. */
export function replaceCard(account: Account, customer: string, payer: Payer): string | null {
  const { card, outcome } = payer
  if (outcome.kind === 'decline' && !isTestCard(card.testCard, '4000000000000341'))
    return outcome.decline.message
  const { store } = account
  store.transaction(() => {
    const before = store.get('customer', customer)
    const created = secondsNow(account)
    const method = buildPaymentMethod(card, { email: before.email, name: payer.name, created, customer })
    store.put('_card', { id: method.id, testCard: card.testCard })
    store.put('payment_method', method)
    emit(account, 'payment_method.attached', { object: method })
    setDefaultMethod(account, customer, method.id)
    const object = store.get('customer', customer)
    emit(account, 'customer.updated', { object, previous: changedFrom(before, object) })
    for (const subscription of liveOf(account, customer)) {
      const changes = { default_payment_method: method.id }
      changeSubscription(account, subscription.id, { changes, cause: nobody })
    }
  })
  return null
}

/** With flexible billing the portal sets `cancel_at` and leaves `cancel_at_period_end` false. */
export function cancelInPortal(
  account: Account,
  subscription: Stripe.Subscription,
  facts: { mode: string; feedback: Stripe.Subscription.CancellationDetails.Feedback | null },
): void {
  const now = secondsNow(account)
  const details = {
    comment: null,
    feedback: facts.feedback,
    feedback_option: null,
    reason: 'cancellation_requested' as const,
  }
  account.store.transaction(() => {
    if (facts.mode === 'immediately') {
      endSubscription(account, subscription.id, { at: now, details, cause: nobody })
      return
    }
    const changes = { cancel_at: periodEnd(subscription), canceled_at: now, cancellation_details: details }
    changeSubscription(account, subscription.id, { changes, cause: nobody })
  })
}

/** Withdraws a cancellation that has not taken effect. */
export function resumeInPortal(account: Account, subscription: Stripe.Subscription): void {
  const details = { comment: null, feedback: null, feedback_option: null, reason: null }
  const changes = {
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: details,
  }
  account.store.transaction(() => changeSubscription(account, subscription.id, { changes, cause: nobody }))
}

/** Pays an open invoice with the saved card. The customer is there to answer 3-D Secure. */
export function payInPortal(
  account: Account,
  invoice: string,
  answer: 'complete' | 'fail' | null,
): Collected {
  return account.store.transaction(() =>
    collectInvoice(account, invoice, {
      isOnSchedule: false,
      isReaderThere: answer !== 'fail',
      hasConfirmed: answer === 'complete',
      cause: nobody,
    }),
  )
}

export function liveOf(account: Account, customer: string): Stripe.Subscription[] {
  return account.store.listLive('subscription').filter((each) => idOf(each.customer) === customer)
}
