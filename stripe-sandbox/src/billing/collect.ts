import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { idOf } from '../checkout/attempt'
import { buildCharge } from '../builders/charge'
import { paid } from '../builders/invoice'
import { buildNextAction, buildPaymentError } from '../builders/payment-intent'
import type { CardOutcome, Decline } from '../cards/card-outcome'
import { authenticationRequired, firstOutcomeOf, laterOutcomeOf } from '../cards/cards'
import { settleBalance } from '../checkout/complete-checkout'
import { emit } from '../webhooks/events'
import { expiredCard } from '../cards/test-cards'
import { dun, type Failure } from './dunning'
import { changeSubscription, subscriptionOf } from './subscription-state'

export type Collecting = {
  /** Only scheduled tries count and move the schedule on. */
  isOnSchedule: boolean
  /** If the customer is there, 3-D Secure can be answered: the answer is `hasConfirmed`. */
  isReaderThere: boolean
  hasConfirmed?: boolean
  /** A payment method instead of the saved one. */
  method?: string
  /** The card was just typed in, so it behaves as at a first payment. */
  isFirstUse?: boolean
  cause: Cause
}

export type Collected =
  | { kind: 'paid' }
  | { kind: 'question' }
  | { kind: 'refused'; decline: Decline; charge: string | null; intent: string; method: string | null }

type Try = { invoice: Stripe.Invoice; intent: Stripe.PaymentIntent; how: Collecting }

/** Tries once to collect an open invoice, and writes all results with their events. */
export function collectInvoice(account: Account, id: string, how: Collecting): Collected {
  const { store } = account
  const invoice = store.get('invoice', id)
  const intent = store.get('payment_intent', store.get('_invoice', id).paymentIntent)
  const attempt = { invoice, intent, how }
  const method = methodFor(account, invoice, how)
  if (method === null) return refuse(account, attempt, { decline: noMethod, method: null })
  const outcome = outcomeFor(account, method, how)
  if (outcome.kind === 'decline') return refuse(account, attempt, { decline: outcome.decline, method })
  if (outcome.kind === 'succeed') return settle(account, attempt, method)
  if (how.hasConfirmed !== true) return ask(account, attempt, method)
  return outcome.then.kind === 'decline'
    ? refuse(account, attempt, { decline: outcome.then.decline, method })
    : settle(account, attempt, method)
}

/** The card of the call, else the saved one. */
function methodFor(account: Account, invoice: Stripe.Invoice, how: Collecting): Stripe.PaymentMethod | null {
  return how.method === undefined
    ? savedMethodOf(account, invoice)
    : account.store.find('payment_method', how.method)
}

/** The card that pays an invoice: its subscription's, else its customer's. */
export function savedMethodOf(account: Account, invoice: Stripe.Invoice): Stripe.PaymentMethod | null {
  const subscription = account.store.find('subscription', subscriptionOf(invoice) ?? '')
  const customer = account.store.get('customer', idOf(invoice.customer) ?? '')
  const id =
    idOf(subscription?.default_payment_method) ?? idOf(customer.invoice_settings.default_payment_method)
  return id === null ? null : account.store.find('payment_method', id)
}

/** The outcome that the control API set for this customer's next charge, else the card's own. */
function outcomeFor(account: Account, method: Stripe.PaymentMethod, { isFirstUse }: Collecting): CardOutcome {
  const settled = account.store.find('_next_charge', idOf(method.customer) ?? '')
  if (settled !== null) {
    account.store.remove('_next_charge', settled.id)
    return settled.outcome
  }
  if (hasExpired(method, account.now())) return { kind: 'decline', decline: expiredCard() }
  const { testCard } = account.store.get('_card', method.id)
  return isFirstUse === true ? firstOutcomeOf(testCard) : laterOutcomeOf(testCard)
}

/** A card is valid until the end of its month. Automatic card updates are not played. */
function hasExpired({ card }: Stripe.PaymentMethod, now: Date): boolean {
  return card !== undefined && Date.UTC(card.exp_year, card.exp_month, 1) <= now.getTime()
}

function settle(account: Account, { invoice, intent, how }: Try, method: Stripe.PaymentMethod): Collected {
  const { store } = account
  const { cause } = how
  const at = secondsNow(account)
  const charge = store.put('charge', chargeOf(account, { intent, how, method, decline: null }))
  const succeeded = store.update('payment_intent', intent.id, {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  })
  const isCounted = how.isOnSchedule || invoice.attempt_count === 0
  const object = store.put('invoice', {
    ...paid(invoice, at),
    attempt_count: invoice.attempt_count + (isCounted ? 1 : 0),
    next_payment_attempt: null,
  })
  emit(account, 'invoice.paid', { object, cause })
  emit(account, 'invoice.payment_succeeded', { object, cause })
  emit(account, 'invoice_payment.paid', { object: payInvoicePayment(account, object, at), cause })
  emit(account, 'payment_intent.succeeded', { object: succeeded, cause })
  emit(account, 'charge.succeeded', { object: charge, cause })
  recover(account, object, cause)
  settleBalance(account, charge)
  return { kind: 'paid' }
}

function payInvoicePayment(account: Account, invoice: Stripe.Invoice, at: number): Stripe.InvoicePayment {
  const { invoicePayment } = account.store.get('_invoice', invoice.id)
  return account.store.update('invoice_payment', invoicePayment, {
    amount_paid: invoice.amount_due,
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: at },
  })
}

/** Paying the newest invoice makes a subscription active again. */
function recover(account: Account, invoice: Stripe.Invoice, cause: Cause): void {
  const subscription = account.store.find('subscription', subscriptionOf(invoice) ?? '')
  if (subscription === null || idOf(subscription.latest_invoice) !== invoice.id) return
  if (!['past_due', 'unpaid', 'incomplete'].includes(subscription.status)) return
  changeSubscription(account, subscription.id, { changes: { status: 'active' }, cause })
}

function refuse(
  account: Account,
  { invoice, intent, how }: Try,
  { decline, method }: { decline: Decline; method: Stripe.PaymentMethod | null },
): Collected {
  const { store } = account
  const { cause } = how
  const isTried = method !== null
  const charge = isTried ? store.put('charge', chargeOf(account, { intent, how, method, decline })) : null
  if (charge !== null && isTried) {
    const failed = store.update('payment_intent', intent.id, {
      status: 'requires_payment_method',
      payment_method: null,
      next_action: null,
      latest_charge: charge.id,
      last_payment_error: buildPaymentError(decline, { method, charge: charge.id }),
    })
    emit(account, 'charge.failed', { object: charge, cause })
    emit(account, 'payment_intent.payment_failed', { object: failed, cause })
  }
  dun(account, invoice, failureOf(how))
  return {
    kind: 'refused',
    decline,
    charge: charge?.id ?? null,
    intent: intent.id,
    method: method?.id ?? null,
  }
}

/** The bank asks for 3-D Secure. If nobody is there, the renewal fails, and the customer can confirm it later. */
function ask(account: Account, { invoice, intent, how }: Try, method: Stripe.PaymentMethod): Collected {
  const decline = authenticationRequired
  const waiting = account.store.update('payment_intent', intent.id, {
    status: 'requires_action',
    payment_method: method.id,
    next_action: buildNextAction(),
    last_payment_error: how.isReaderThere ? null : buildPaymentError(decline, { method, charge: null }),
  })
  if (how.isReaderThere) return { kind: 'question' }
  emit(account, 'payment_intent.requires_action', { object: waiting, cause: how.cause })
  emit(account, 'invoice.payment_action_required', { object: invoice, cause: how.cause })
  dun(account, invoice, failureOf(how))
  return { kind: 'refused', decline, charge: null, intent: intent.id, method: method.id }
}

function failureOf({ isOnSchedule, cause }: Collecting): Failure {
  return { isOnSchedule, cause }
}

function chargeOf(
  account: Account,
  facts: {
    intent: Stripe.PaymentIntent
    how: Collecting
    method: Stripe.PaymentMethod
    decline: Decline | null
  },
): Stripe.Charge {
  const { intent, how, method, decline } = facts
  const { card } = method
  if (card === undefined) throw new Error(`${method.id} is no card; the sandbox charges only cards.`)
  return buildCharge({
    intent,
    method,
    card: {
      brand: card.brand as 'visa',
      last4: card.last4,
      expMonth: card.exp_month,
      expYear: card.exp_year,
      testCard: account.store.get('_card', method.id).testCard,
    },
    decline,
    isAuthenticated: how.hasConfirmed === true,
    created: secondsNow(account),
    merchant: account.merchant,
  })
}

const noMethod: Decline = {
  code: 'resource_missing',
  declineCode: null,
  message:
    'Cannot charge customer that has no active card. Please attach a payment method and set it as the default.',
}
