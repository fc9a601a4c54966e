import type Stripe from 'stripe'
import { secondsNow, type Account } from '../account'
import { idOf, type Attempt } from './attempt'
import { buildCharge } from '../builders/charge'
import { buildMovement, chargeFee } from '../builders/movement'
import { buildCustomer } from '../builders/customer'
import { buildInvoice, buildInvoicePayment, finalized, paid } from '../builders/invoice'
import { customerDetails } from '../builders/session'
import { buildSubscription } from '../builders/subscription'
import { emit } from '../webhooks/events'
import { disputeIfCardDoes } from '../refunds/disputes'

/**
 * The payment succeeded: writes everything that follows from it and its events, in the order seen in logs of real
 * Stripe (where `completed` comes before many events that one would link it to). Runs inside the transaction of the
 * attempt. Returns the `checkout.session.completed` event.
 */
export function completeCheckout(account: Account, attempt: Attempt): Stripe.Event {
  return attempt.session.mode === 'subscription'
    ? completeSubscription(account, attempt)
    : completePayment(account, attempt)
}

function completePayment(account: Account, attempt: Attempt): Stripe.Event {
  const customer =
    attempt.session.customer_creation === 'always' ? findOrMakeCustomer(account, attempt) : null
  const customerId = customer?.id ?? idOf(attempt.session.customer)
  const { charge, intent } = collect(account, attempt, {
    customer: customerId,
    description: attempt.intent.description,
  })
  emit(account, 'payment_intent.succeeded', { object: intent })
  if (attempt.isNew) emit(account, 'payment_intent.created', { object: attempt.intent })
  const links = { payment_intent: intent.id, customer: customerId }
  const completed = closeSession(account, attempt, { status: 'paid', links })
  settleBalance(account, charge)
  return completed
}

function completeSubscription(account: Account, attempt: Attempt): Stripe.Event {
  const customer = findOrMakeCustomer(account, attempt)
  const { charge, intent } = collect(account, attempt, {
    customer: customer.id,
    description: 'Subscription creation',
  })
  const method = account.store.update('payment_method', attempt.method.id, { customer: customer.id })
  emit(account, 'payment_method.attached', { object: method })

  const { subscription, draft, open, settled } = makeSubscription(account, attempt, customer)
  const links = { customer: customer.id, subscription: subscription.id, invoice: settled.id }
  const completed = closeSession(account, attempt, { status: 'paid', links })
  countInvoice(account, customer, subscription.currency)
  emit(account, 'customer.subscription.created', { object: subscription })
  emit(account, 'payment_intent.succeeded', { object: intent })
  if (attempt.isNew) emit(account, 'payment_intent.created', { object: attempt.intent })
  emit(account, 'invoice.created', { object: draft })
  emit(account, 'invoice.finalized', { object: open })
  emit(account, 'invoice.paid', { object: settled })
  emit(account, 'invoice.payment_succeeded', { object: settled })
  const payment = buildInvoicePayment(settled, {
    paymentIntent: intent.id,
    at: secondsNow(account),
    status: 'paid',
  })
  emit(account, 'invoice_payment.paid', { object: account.store.put('invoice_payment', payment) })
  account.store.put('_invoice', { id: settled.id, paymentIntent: intent.id, invoicePayment: payment.id })
  settleBalance(account, charge)
  return completed
}

/** The session's customer, or a new one. */
export function findOrMakeCustomer(
  account: Account,
  { session, payer }: Pick<Attempt, 'session' | 'payer'>,
): Stripe.Customer {
  const known = idOf(session.customer)
  if (known !== null) return account.store.get('customer', known)
  const customer = account.store.put('customer', buildCustomer(payer, secondsNow(account)))
  emit(account, 'customer.created', { object: customer })
  return customer
}

/** Creates the charge and updates its payment intent. */
function collect(
  account: Account,
  attempt: Attempt,
  facts: { customer: string | null; description: string | null },
): { charge: Stripe.Charge; intent: Stripe.PaymentIntent } {
  const intent = { ...attempt.intent, customer: facts.customer, description: facts.description }
  const charge = buildCharge({
    ...attempt,
    intent,
    card: attempt.payer.card,
    decline: null,
    created: secondsNow(account),
    merchant: account.merchant,
  })
  account.store.put('charge', charge)
  emit(account, 'charge.succeeded', { object: charge })
  const succeeded = account.store.put('payment_intent', {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: attempt.method.id,
    status: 'succeeded',
  })
  return { charge, intent: succeeded }
}

/** Active, or trialing if the first charge lies ahead, with its first invoice. */
export function makeSubscription(
  account: Account,
  attempt: Pick<Attempt, 'session' | 'method'>,
  customer: Stripe.Customer,
) {
  const { store } = account
  const created = secondsNow(account)
  const checkout = store.get('_checkout', attempt.session.id)
  const subscription = buildSubscription({
    ...checkout.subscriptionData,
    trialEnd: checkout.subscriptionData.trialEnd ?? null,
    customer: customer.id,
    method: attempt.method.id,
    testClock: idOf(customer.test_clock),
    lineItems: checkout.lineItems,
    created,
  })
  const draft = buildInvoice({
    subscription,
    customer,
    reason: 'subscription_create',
    created,
    merchant: account.merchant,
    nameOf: (product) => store.get('product', product).name,
  })
  const open = finalized(draft, { customer, at: created })
  const settled = store.put('invoice', paid(open, created))
  const linked = store.put('subscription', { ...subscription, latest_invoice: settled.id })
  return { subscription: linked, draft, open, settled }
}

export function closeSession(
  account: Account,
  { session, payer }: Pick<Attempt, 'session' | 'payer'>,
  facts: { status: 'paid' | 'no_payment_required'; links: Partial<Stripe.Checkout.Session> },
): Stripe.Event {
  const object = account.store.update('checkout.session', session.id, {
    ...facts.links,
    customer_details: customerDetails({ email: payer.email, name: payer.name }),
    payment_status: facts.status,
    status: 'complete',
    url: null,
  })
  return emit(account, 'checkout.session.completed', { object })
}

export function countInvoice(account: Account, before: Stripe.Customer, currency: string): void {
  const sequence = before.next_invoice_sequence ?? 1
  const object = account.store.update('customer', before.id, {
    currency,
    next_invoice_sequence: sequence + 1,
  })
  const previous = { currency: before.currency ?? null, next_invoice_sequence: sequence }
  emit(account, 'customer.updated', { object, previous })
}

/** Capture is asynchronous at Stripe: the balance transaction arrives a little later, with charge.updated. */
export function settleBalance(account: Account, charge: Stripe.Charge): void {
  const movement = account.store.put(
    'balance_transaction',
    buildMovement({
      amount: charge.amount,
      fee: chargeFee(charge.amount),
      currency: charge.currency,
      source: charge.id,
      description: charge.description,
      created: secondsNow(account),
      type: 'charge',
      category: 'charge',
    }),
  )
  const object = account.store.update('charge', charge.id, { balance_transaction: movement.id })
  emit(account, 'charge.updated', { object, previous: { balance_transaction: null } })
  disputeIfCardDoes(account, object)
}
