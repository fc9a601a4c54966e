import type Stripe from 'stripe'
import { nobody, secondsNow, type Account, type Cause } from '../account'
import { idOf } from '../checkout/attempt'
import { buildInvoicePayment, finalized, voided } from '../builders/invoice'
import { buildPaymentIntent } from '../builders/payment-intent'
import { emit } from '../webhooks/events'
import type { Step } from '../clock/step'
import { collectInvoice } from './collect'

/** A draft is finalized after an hour; an open invoice is retried by its schedule. */
export function nextOfInvoice(account: Account, id: string): Step | null {
  const invoice = account.store.get('invoice', id)
  if (invoice.status === 'draft' && invoice.automatically_finalizes_at !== null) {
    return { at: invoice.automatically_finalizes_at, run: () => finalizeAndCollect(account, id) }
  }
  if (invoice.status !== 'open' || invoice.next_payment_attempt === null) return null
  return { at: invoice.next_payment_attempt, run: () => collectOnSchedule(account, id) }
}

/** The draft becomes an open invoice with a payment intent. */
export function finalizeInvoice(account: Account, id: string, cause: Cause): Stripe.Invoice {
  const { store } = account
  const at = secondsNow(account)
  const draft = store.get('invoice', id)
  const customer = store.get('customer', idOf(draft.customer) ?? '')
  const open = store.put('invoice', {
    ...finalized(draft, { customer, at }),
    automatically_finalizes_at: null,
    hosted_invoice_url: `${account.publicUrl()}/i/${id}`,
  })
  store.update('customer', customer.id, { next_invoice_sequence: (customer.next_invoice_sequence ?? 1) + 1 })
  const intent = store.put('payment_intent', intentOf(open, { at, customer: customer.id }))
  const payment = buildInvoicePayment(open, { paymentIntent: intent.id, at, status: 'open' })
  store.put('invoice_payment', payment)
  store.put('_invoice', { id, paymentIntent: intent.id, invoicePayment: payment.id })
  emit(account, 'invoice.finalized', { object: open, cause })
  emit(account, 'payment_intent.created', { object: intent, cause })
  return open
}

/** `POST /v1/invoices/:id/void`, also used for a pause: the invoice is no longer collected. */
export function voidInvoice(account: Account, id: string, cause: Cause): Stripe.Invoice {
  const { store } = account
  const at = secondsNow(account)
  const record = store.find('_invoice', id)
  if (record !== null) {
    const payment = store.get('invoice_payment', record.invoicePayment)
    store.put('invoice_payment', {
      ...payment,
      status: 'canceled',
      status_transitions: { ...payment.status_transitions, canceled_at: at },
    })
    const intent = store.update('payment_intent', record.paymentIntent, {
      status: 'canceled',
      canceled_at: at,
      cancellation_reason: 'void_invoice',
      next_action: null,
    })
    emit(account, 'payment_intent.canceled', { object: intent, cause })
  }
  const object = store.put('invoice', voided(store.get('invoice', id), at))
  emit(account, 'invoice.voided', { object, cause })
  return object
}

/** An invoice during a pause is void from the start, and never gets an intent. */
export function voidAtOnce(account: Account, id: string): void {
  const { store } = account
  const at = secondsNow(account)
  const draft = store.get('invoice', id)
  const customer = store.get('customer', idOf(draft.customer) ?? '')
  const open = store.put('invoice', {
    ...finalized(draft, { customer, at }),
    automatically_finalizes_at: null,
  })
  store.update('customer', customer.id, { next_invoice_sequence: (customer.next_invoice_sequence ?? 1) + 1 })
  emit(account, 'invoice.finalized', { object: open })
  voidInvoice(account, id, nobody)
}

function finalizeAndCollect(account: Account, id: string): void {
  finalizeInvoice(account, id, nobody)
  collectOnSchedule(account, id)
}

function collectOnSchedule(account: Account, id: string): void {
  collectInvoice(account, id, { isOnSchedule: true, isReaderThere: false, cause: nobody })
}

function intentOf(invoice: Stripe.Invoice, facts: { at: number; customer: string }): Stripe.PaymentIntent {
  const isFirst = invoice.billing_reason === 'subscription_create'
  return buildPaymentIntent({
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: facts.customer,
    created: facts.at,
    description: isFirst ? 'Subscription creation' : 'Subscription update',
    metadata: {},
    receiptEmail: null,
    statementDescriptor: null,
    statementDescriptorSuffix: null,
    setupFutureUsage: isFirst ? 'off_session' : null,
  })
}
