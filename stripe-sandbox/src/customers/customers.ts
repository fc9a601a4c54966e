import type Stripe from 'stripe'
import { secondsNow, type Account, type Cause } from '../account'
import { idOf } from '../checkout/attempt'
import { changedFrom } from '../state/changes'
import { buildCustomer } from '../builders/customer'
import { endSubscription } from '../billing/subscription-state'
import { emit } from '../webhooks/events'
import { findCustomer } from './find-customer'
import type { EveryName } from '../http/params'
import { attachMethod } from './payment-methods'
import { listOf } from '../http/expand'
import { noSuch, pageOf, paging } from '../http/resources'
import {
  clearable,
  emailAddress,
  gaps,
  list,
  mergeMetadata,
  metadata,
  object,
  readParams,
  refused,
  required,
  text,
} from '../http/validate'
import type { FormObject } from '../http/wire'

type Call = { id: string; form: FormObject; cause: Cause }

const shared = {
  description: clearable(text()),
  email: clearable(emailAddress()),
  invoice_settings: object({
    default_payment_method: clearable(text()),
    ...gaps('custom_fields', 'footer', 'rendering_options'),
  }),
  metadata: metadata(),
  name: clearable(text({ max: 256 })),
  phone: clearable(text({ max: 20 })),
  preferred_locales: list(required(text())),
  ...gaps(
    'address',
    'balance',
    'business_name',
    'cash_balance',
    'expand',
    'individual_name',
    'invoice_prefix',
    'next_invoice_sequence',
    'shipping',
    'source',
    'tax',
    'tax_exempt',
    'validate',
  ),
}

const createShape = {
  ...shared,
  payment_method: text(),
  test_clock: text(),
  ...gaps('tax_id_data'),
} satisfies EveryName<Stripe.CustomerCreateParams>

const updateShape = { ...shared, ...gaps('default_source') } satisfies EveryName<Stripe.CustomerUpdateParams>

/** `POST /v1/customers`. */
export function createCustomer(account: Account, { form, cause }: Call): Stripe.Customer {
  const params = readParams(form, createShape)
  if (
    params.test_clock !== undefined &&
    account.store.find('test_helpers.test_clock', params.test_clock) === null
  ) {
    throw noSuch('test_clock', { id: params.test_clock, param: 'test_clock' })
  }
  const { id } = account.store.put('customer', {
    ...buildCustomer({ email: params.email ?? null, name: params.name ?? null }, secondsNow(account)),
    description: params.description ?? null,
    metadata: mergeMetadata({}, params.metadata),
    phone: params.phone ?? null,
    preferred_locales: params.preferred_locales ?? [],
    test_clock: params.test_clock ?? null,
  })
  emit(account, 'customer.created', { object: account.store.get('customer', id), cause })
  if (params.payment_method !== undefined)
    attachMethod(account, params.payment_method, { customer: id, cause })
  setDefaultMethod(account, id, params.invoice_settings?.default_payment_method)
  return account.store.get('customer', id)
}

/** `POST /v1/customers/:id`. */
export function updateCustomer(account: Account, { id, form, cause }: Call): Stripe.Customer {
  const params = readParams(form, updateShape)
  const before = findCustomer(account, id)
  account.store.put('customer', {
    ...before,
    ...(params.description === undefined ? {} : { description: params.description }),
    ...(params.email === undefined ? {} : { email: params.email }),
    ...(params.name === undefined ? {} : { name: params.name }),
    ...(params.phone === undefined ? {} : { phone: params.phone }),
    ...(params.preferred_locales === undefined ? {} : { preferred_locales: params.preferred_locales }),
    metadata: mergeMetadata(before.metadata, params.metadata),
  })
  setDefaultMethod(account, id, params.invoice_settings?.default_payment_method)
  const object = account.store.get('customer', id)
  const previous = changedFrom(before, object)
  if (Object.keys(previous).length > 0) emit(account, 'customer.updated', { object, previous, cause })
  return object
}

/** `DELETE /v1/customers/:id`: ends the customer's subscriptions and detaches their cards; payments stay. */
export function deleteCustomer(account: Account, { id, form, cause }: Call): Stripe.DeletedCustomer {
  readParams(form, {})
  const { store } = account
  const object = findCustomer(account, id)
  for (const subscription of store.listLive('subscription').filter((each) => idOf(each.customer) === id)) {
    const details = {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: 'cancellation_requested' as const,
    }
    endSubscription(account, subscription.id, { at: secondsNow(account), details, cause })
  }
  for (const method of store.listBy('payment_method', 'customer', id)) {
    store.update('payment_method', method.id, { customer: null })
  }
  const gone = { id, object: 'customer' as const, deleted: true as const }
  store.put('_deleted', gone)
  emit(account, 'customer.deleted', { object, cause })
  return gone
}

/** `GET /v1/customers/:id/payment_methods`. */
export function listMethodsOf(account: Account, { id, form }: Call) {
  const params = readParams(form, { type: text(), ...gaps('allow_redisplay'), ...paging })
  findCustomer(account, id)
  const all = account.store
    .listBy('payment_method', 'customer', id)
    .filter(({ type }) => params.type === undefined || type === params.type)
  const { data, hasMore } = pageOf(all, params)
  return { ...listOf(data, `/v1/customers/${id}/payment_methods`), has_more: hasMore }
}

/** Null removes it; undefined leaves it. Throws if the method is not this customer's. */
export function setDefaultMethod(
  account: Account,
  customer: string,
  method: string | null | undefined,
): void {
  if (method === undefined) return
  if (method !== null) {
    const known = account.store.find('payment_method', method)
    if (known === null) {
      throw noSuch('PaymentMethod', { id: method, param: 'invoice_settings[default_payment_method]' })
    }
    if (idOf(known.customer) !== customer) {
      throw refused(
        `The customer does not have a payment method with the ID ${method}. The payment method must be attached to the customer.`,
        { code: 'resource_missing', param: 'invoice_settings[default_payment_method]' },
      )
    }
  }
  const { invoice_settings: settings } = account.store.get('customer', customer)
  account.store.update('customer', customer, {
    invoice_settings: { ...settings, default_payment_method: method },
  })
}
