import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { idOf } from '../checkout/attempt'
import { buildInvoice } from '../builders/invoice'
import { buildLineItem } from '../builders/price'
import { buildSubscription } from '../builders/subscription'
import { findCustomer } from '../customers/find-customer'
import { emit } from '../webhooks/events'
import { noSuch } from '../http/resources'
import { mergeMetadata, refused } from '../http/validate'
import { ApiError, notBuilt, type FormObject } from '../http/wire'
import { collectInvoice } from './collect'
import { finalizeInvoice } from './invoice-steps'
import { priceFor } from './item-change'
import { readNewSubscriptionParams, type NewSubscriptionParams } from './subscription-params'

type Call = { id: string; form: FormObject; cause: Cause }

/**
 * `POST /v1/subscriptions`: charges the saved card for the first period. A failure leaves nothing behind, as with
 * `payment_behavior=error_if_incomplete`. Subscriptions that stay incomplete are not played.
 */
export function createSubscription(account: Account, { form, cause }: Call): Stripe.Subscription {
  const params = readNewSubscriptionParams(form)
  const { store } = account
  const customer = findCustomer(account, params.customer)
  const created = secondsNow(account)
  const bare = buildSubscription({
    customer: customer.id,
    method: methodFor(account, customer, params),
    lineItems: lineItemsOf(account, params),
    description: params.description ?? null,
    metadata: mergeMetadata({}, params.metadata),
    testClock: idOf(customer.test_clock),
    created,
  })
  const draft = buildInvoice({
    subscription: bare,
    customer,
    reason: 'subscription_create',
    created,
    merchant: account.merchant,
    nameOf: (product) => store.get('product', product).name,
  })
  store.put('invoice', draft)
  const incomplete = { ...bare, status: 'incomplete' as const, latest_invoice: draft.id }
  const object = store.put('subscription', incomplete)
  store.update('customer', customer.id, { currency: object.currency })
  emit(account, 'customer.subscription.created', { object, cause })
  emit(account, 'invoice.created', { object: draft, cause })
  finalizeInvoice(account, draft.id, cause)
  collectFirst(account, draft.id, { params, cause, customer: customer.id })
  return store.get('subscription', object.id)
}

function collectFirst(
  account: Account,
  invoice: string,
  { params, cause, customer }: { params: NewSubscriptionParams; cause: Cause; customer: string },
): void {
  const collected = collectInvoice(account, invoice, { isOnSchedule: false, isReaderThere: false, cause })
  if (collected.kind === 'paid') return
  if (params.payment_behavior !== 'error_if_incomplete' || collected.kind === 'question') {
    throw notBuilt('a subscription that stays incomplete (send payment_behavior=error_if_incomplete)')
  }
  const { code, declineCode, message } = collected.decline
  throw new ApiError(402, message, { type: 'card_error', code, declineCode, settledFor: customer })
}

function lineItemsOf(account: Account, params: NewSubscriptionParams): Stripe.LineItem[] {
  return params.items.map((item, index) => {
    const price = priceFor(account, { item, at: `items[${index}]` })
    const product = account.store.get('product', idOf(price.product) ?? '')
    return buildLineItem(price, { name: product.name, quantity: item.quantity ?? 1 })
  })
}

/** Null if the customer's default card pays. Throws if there is no card at all. */
function methodFor(
  account: Account,
  customer: Stripe.Customer,
  { default_payment_method: id }: NewSubscriptionParams,
): string | null {
  if (id === undefined) {
    if (customer.invoice_settings.default_payment_method !== null) return null
    throw refused(
      'This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.',
      { code: 'resource_missing' },
    )
  }
  const method = account.store.find('payment_method', id)
  if (method === null) throw noSuch('PaymentMethod', { id, param: 'default_payment_method' })
  if (idOf(method.customer) === customer.id) return id
  throw refused(
    `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
    { code: 'resource_missing', param: 'default_payment_method' },
  )
}
