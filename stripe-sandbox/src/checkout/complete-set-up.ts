import type Stripe from 'stripe'
import type { Account } from '../account'
import type { Attempt } from './attempt'
import { closeSession, countInvoice, findOrMakeCustomer, makeSubscription } from './complete-checkout'
import { emit } from '../webhooks/events'

/** A card that is being saved, on the page of a session that charges nothing now. */
export type SetUp = Pick<Attempt, 'session' | 'method' | 'payer'> & { intent: Stripe.SetupIntent }

/**
 * The card is saved for its customer. With a subscription, that is trialing, and its first invoice is over nothing and
 * paid. Returns the `checkout.session.completed` event.
 */
export function completeSetUp(account: Account, attempt: SetUp): Stripe.Event {
  const { session, method, intent } = attempt
  const customer = findOrMakeCustomer(account, attempt)
  const attached = account.store.update('payment_method', method.id, { customer: customer.id })
  emit(account, 'payment_method.attached', { object: attached })
  const succeeded = account.store.update('setup_intent', intent.id, {
    customer: customer.id,
    payment_method: method.id,
    status: 'succeeded',
    last_setup_error: null,
    next_action: null,
  })
  emit(account, 'setup_intent.succeeded', { object: succeeded })
  const ways = { status: 'no_payment_required' as const }
  if (session.mode === 'setup') return closeSession(account, attempt, { ...ways, links: {} })

  const { subscription, draft, open, settled } = makeSubscription(account, attempt, customer)
  const links = { customer: customer.id, subscription: subscription.id, invoice: settled.id }
  const completed = closeSession(account, attempt, { ...ways, links })
  countInvoice(account, customer, subscription.currency)
  emit(account, 'customer.subscription.created', { object: subscription })
  emit(account, 'invoice.created', { object: draft })
  emit(account, 'invoice.finalized', { object: open })
  emit(account, 'invoice.paid', { object: settled })
  emit(account, 'invoice.payment_succeeded', { object: settled })
  return completed
}
