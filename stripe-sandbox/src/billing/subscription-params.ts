import type Stripe from 'stripe'
import { priceData, type EveryName } from '../http/params'
import {
  clearable,
  currency,
  flag,
  gaps,
  integer,
  list,
  metadata,
  object,
  oneOf,
  only,
  onlyFalse,
  readParams,
  required,
  text,
  type Field,
  type Read,
} from '../http/validate'
import { notBuilt, type FormObject } from '../http/wire'

const cancellationDetails = object({
  comment: clearable(text()),
  feedback: clearable(
    oneOf(
      'customer_service',
      'low_quality',
      'missing_features',
      'other',
      'switched_service',
      'too_complex',
      'too_expensive',
      'unused',
    ),
  ),
  ...gaps('feedback_option'),
})

/** On a subscription a price names a stored product: `product_data` does not exist here. */
const itemPriceData = {
  currency: required(currency()),
  product: required(text()),
  recurring: required(priceData.recurring),
  unit_amount: priceData.unit_amount,
  tax_behavior: priceData.tax_behavior,
  ...gaps('unit_amount_decimal'),
} satisfies EveryName<Stripe.SubscriptionUpdateParams.Item.PriceData>

const item = {
  id: text(),
  metadata: metadata(),
  price: text(),
  price_data: object(itemPriceData),
  quantity: integer({ min: 1, max: 999_999 }),
  ...gaps('billing_thresholds', 'clear_usage', 'current_trial', 'deleted', 'discounts', 'plan', 'tax_rates'),
} satisfies EveryName<Stripe.SubscriptionUpdateParams.Item>

/** Seconds since 1970. Stripe's keywords (such as `now`) are a gap. */
function moment(...words: string[]): Field<number | undefined> {
  return (value, at) => {
    if (typeof value === 'string' && words.includes(value)) throw notBuilt(`${at}=${value}`)
    return integer()(value, at)
  }
}

const updateShape = {
  cancel_at: clearable(moment('max_period_end', 'min_period_end')),
  cancel_at_period_end: flag(),
  cancellation_details: cancellationDetails,
  collection_method: only('charge_automatically'),
  default_payment_method: text(),
  description: clearable(text({ max: 500 })),
  items: list(required(object(item))),
  metadata: metadata(),
  off_session: flag(),
  pause_collection: clearable(object({ behavior: required(only('void')), resumes_at: integer() })),
  payment_behavior: only('allow_incomplete'),
  proration_behavior: only('none'),
  trial_end: moment('now'),
  ...gaps(
    'add_invoice_items',
    'application_fee_percent',
    'automatic_tax',
    'billing_cycle_anchor',
    'billing_schedules',
    'billing_thresholds',
    'days_until_due',
    'default_source',
    'default_tax_rates',
    'discounts',
    'expand',
    'invoice_settings',
    'on_behalf_of',
    'payment_settings',
    'pending_invoice_item_interval',
    'proration_date',
    'transfer_data',
    'trial_from_plan',
    'trial_settings',
  ),
} satisfies EveryName<Stripe.SubscriptionUpdateParams>

const createItem = {
  metadata: metadata(),
  price: text(),
  price_data: object(itemPriceData),
  quantity: integer({ min: 1, max: 999_999 }),
  ...gaps('billing_thresholds', 'current_trial', 'discounts', 'tax_rates', 'trial'),
}

const createShape = {
  billing_mode: object({ type: required(only('flexible')), ...gaps('flexible') }),
  collection_method: only('charge_automatically'),
  currency: currency(),
  customer: required(text()),
  default_payment_method: text(),
  description: text({ max: 500 }),
  items: required(list(required(object(createItem)))),
  metadata: metadata(),
  off_session: flag(),
  payment_behavior: only('error_if_incomplete', 'allow_incomplete'),
  proration_behavior: only('none'),
  ...gaps(
    'add_invoice_items',
    'application_fee_percent',
    'automatic_tax',
    'backdate_start_date',
    'billing_cycle_anchor',
    'billing_cycle_anchor_config',
    'billing_schedules',
    'billing_thresholds',
    'cancel_at',
    'cancel_at_period_end',
    'customer_account',
    'days_until_due',
    'default_source',
    'default_tax_rates',
    'discounts',
    'expand',
    'invoice_settings',
    'on_behalf_of',
    'payment_settings',
    'pending_invoice_item_interval',
    'transfer_data',
    'trial_end',
    'trial_from_plan',
    'trial_period_days',
    'trial_settings',
  ),
} satisfies EveryName<Stripe.SubscriptionCreateParams>

const cancelShape = {
  cancellation_details: cancellationDetails,
  invoice_now: onlyFalse(),
  prorate: onlyFalse(),
  ...gaps('expand'),
} satisfies EveryName<Stripe.SubscriptionCancelParams>

export type SubscriptionParams = Read<typeof updateShape>
export type NewSubscriptionParams = Read<typeof createShape>
export type CancelParams = Read<typeof cancelShape>
export type ItemParams = Read<typeof item>

export function readSubscriptionParams(form: FormObject): SubscriptionParams {
  return readParams(form, updateShape)
}

export function readNewSubscriptionParams(form: FormObject): NewSubscriptionParams {
  return readParams(form, createShape)
}

export function readCancelParams(form: FormObject): CancelParams {
  return readParams(form, cancelShape)
}
