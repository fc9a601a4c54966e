import type Stripe from 'stripe'
import {
  currency,
  emailAddress,
  flag,
  integer,
  list,
  metadata,
  notBuilt,
  object,
  oneOf,
  only,
  onlyFalse,
  readParams,
  refused,
  required,
  text,
  webAddress,
  type Field,
  type Read,
} from './validate'
import type { FormObject } from './wire'

/** Every parameter that Stripe takes, so that one which we do not play is never called unknown. */
export type EveryName<T> = Record<keyof Required<T>, Field<unknown>>

const locales =
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  )

const methodTypes =
  'bacs_debit bancontact blik card eps ideal link p24 paypal sepa_debit us_bank_account'.split(' ')

export const priceData = {
  currency: required(currency()),
  product: text(),
  product_data: object({
    name: required(text({ max: 250 })),
    description: text(),
    images: list(required(webAddress())),
    metadata: metadata(),
    tax_code: notBuilt(),
    tax_details: notBuilt(),
    unit_label: text({ max: 12 }),
  }),
  recurring: object({
    interval: required(oneOf('day', 'month', 'week', 'year')),
    interval_count: integer({ min: 1, max: 1095 }),
  }),
  tax_behavior: only('unspecified'),
  unit_amount: integer({ min: 0, max: 999_999_999_999 }),
  unit_amount_decimal: notBuilt(),
} satisfies EveryName<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>

const lineItem = {
  adjustable_quantity: notBuilt(),
  metadata: notBuilt(),
  price: text(),
  price_data: object(priceData),
  quantity: integer({ min: 1, max: 999_999 }),
  tax_rates: notBuilt(),
} satisfies EveryName<Stripe.Checkout.SessionCreateParams.LineItem>

const intentData = {
  application_fee_amount: notBuilt(),
  capture_method: only('automatic', 'automatic_async'),
  description: text({ max: 1000 }),
  metadata: metadata(),
  on_behalf_of: notBuilt(),
  receipt_email: emailAddress(),
  setup_future_usage: notBuilt(),
  shipping: notBuilt(),
  statement_descriptor: text({ max: 22 }),
  statement_descriptor_suffix: text({ max: 22 }),
  transfer_data: notBuilt(),
  transfer_group: notBuilt(),
} satisfies EveryName<Stripe.Checkout.SessionCreateParams.PaymentIntentData>

const subscriptionData = {
  application_fee_percent: notBuilt(),
  billing_cycle_anchor: notBuilt(),
  billing_cycle_anchor_config: notBuilt(),
  billing_mode: object({ type: required(only('flexible')), flexible: notBuilt() }),
  default_tax_rates: notBuilt(),
  description: text({ max: 500 }),
  invoice_settings: notBuilt(),
  metadata: metadata(),
  on_behalf_of: notBuilt(),
  pending_invoice_item_interval: notBuilt(),
  proration_behavior: notBuilt(),
  transfer_data: notBuilt(),
  trial_end: integer(),
  trial_period_days: notBuilt(),
  trial_settings: notBuilt(),
} satisfies EveryName<Stripe.Checkout.SessionCreateParams.SubscriptionData>

const setupData = {
  description: text({ max: 1000 }),
  metadata: metadata(),
  on_behalf_of: notBuilt(),
} satisfies EveryName<Stripe.Checkout.SessionCreateParams.SetupIntentData>

const sessionShape = {
  adaptive_pricing: object({ enabled: flag() }),
  after_expiration: notBuilt(),
  allow_promotion_codes: onlyFalse(),
  // A filter of what the account has turned on, which is cards alone here.
  allowed_payment_method_types: list(required(oneOf(...methodTypes))),
  automatic_tax: object({ enabled: required(onlyFalse()), liability: notBuilt() }),
  billing_address_collection: only('auto'),
  branding_settings: notBuilt(),
  cancel_url: webAddress(),
  client_reference_id: text({ max: 200 }),
  consent_collection: notBuilt(),
  currency: currency(),
  custom_fields: notBuilt(),
  custom_text: object({
    after_submit: notBuilt(),
    shipping_address: notBuilt(),
    submit: object({ message: required(text({ max: 1200 })) }),
    terms_of_service_acceptance: notBuilt(),
  }),
  customer: text(),
  customer_account: notBuilt(),
  customer_creation: oneOf('always', 'if_required'),
  customer_email: emailAddress(),
  customer_update: notBuilt(),
  discounts: notBuilt(),
  excluded_payment_method_types: notBuilt(),
  // `expand` is read by the core before anything else.
  expand: notBuilt(),
  expires_at: integer(),
  integration_identifier: text(),
  invoice_creation: object({ enabled: required(onlyFalse()), invoice_data: notBuilt() }),
  line_items: list(required(object(lineItem))),
  locale: oneOf(...locales),
  managed_payments: object({ enabled: onlyFalse() }),
  metadata: metadata(),
  mode: required(oneOf('payment', 'setup', 'subscription')),
  name_collection: notBuilt(),
  optional_items: notBuilt(),
  origin_context: notBuilt(),
  payment_intent_data: object(intentData),
  payment_method_collection: only('always'),
  payment_method_configuration: notBuilt(),
  payment_method_data: notBuilt(),
  payment_method_options: notBuilt(),
  permissions: notBuilt(),
  phone_number_collection: object({ enabled: required(onlyFalse()) }),
  redirect_on_completion: notBuilt(),
  return_url: notBuilt(),
  saved_payment_method_options: notBuilt(),
  setup_intent_data: object(setupData),
  shipping_address_collection: notBuilt(),
  shipping_options: notBuilt(),
  submit_type: oneOf('auto', 'book', 'donate', 'pay', 'subscribe'),
  subscription_data: object(subscriptionData),
  success_url: required(webAddress()),
  tax_id_collection: object({ enabled: required(onlyFalse()), required: notBuilt() }),
  ui_mode: oneOf('elements', 'embedded_page', 'form', 'hosted_page'),
  wallet_options: notBuilt(),
} satisfies EveryName<Stripe.Checkout.SessionCreateParams>

export type SessionParams = Read<typeof sessionShape>
export type LineItemParams = Read<typeof lineItem>

/** Reads the parameters of `POST /v1/checkout/sessions`; checkout/create-session.ts checks their combination. */
export function readSessionParams(form: FormObject): SessionParams {
  refuseRemovedParams(form)
  return readParams(form, sessionShape)
}

/** 2026-09-30.endive removed this parameter; older code still sends it. */
function refuseRemovedParams(form: FormObject): void {
  if (!('payment_method_types' in form)) return
  throw refused(
    'Received unknown parameter: payment_method_types. It was removed in 2026-09-30.endive: leave it out, or send allowed_payment_method_types.',
    { code: 'parameter_unknown', param: 'payment_method_types' },
  )
}
