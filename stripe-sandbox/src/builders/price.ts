import type Stripe from 'stripe'
import type { Interval } from '../clock/calendar'
import { newId } from '../state/ids'

export type ProductFacts = {
  name: string
  description?: string | undefined
  images?: string[] | undefined
  metadata?: Stripe.Metadata | undefined
  unitLabel?: string | undefined
}

export type PriceFacts = {
  currency: string
  unitAmount: number
  product: string
  recurring: { interval: Interval; count: number } | null
}

/** On the wire a decimal is a string; the SDK turns it into its Decimal. */
export function decimal(value: number): Stripe.Decimal {
  return String(value) as unknown as Stripe.Decimal
}

export function buildProduct(facts: ProductFacts, created: number): Stripe.Product {
  return {
    id: newId('prod'),
    object: 'product',
    // As Stripe does for inline product_data: the product cannot be used elsewhere.
    active: false,
    created,
    default_price: null,
    description: facts.description ?? null,
    images: facts.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: facts.metadata ?? {},
    name: facts.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: facts.unitLabel ?? null,
    updated: created,
    url: null,
  }
}

export function buildPrice(facts: PriceFacts, created: number): Stripe.Price {
  const { recurring } = facts
  return {
    id: newId('price'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created,
    currency: facts.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: facts.product,
    recurring: recurring && {
      interval: recurring.interval,
      interval_count: recurring.count,
      meter: null,
      trial_period_days: null,
      usage_type: 'licensed',
    },
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: recurring === null ? 'one_time' : 'recurring',
    unit_amount: facts.unitAmount,
    unit_amount_decimal: decimal(facts.unitAmount),
  }
}

/** The legacy form of a recurring price, which a subscription item still has. */
export function buildPlan(price: Stripe.Price): Stripe.Plan {
  if (price.recurring === null) throw new Error(`${price.id} is not recurring and has no plan.`)
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: price.recurring.interval,
    interval_count: price.recurring.interval_count,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: null,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  }
}

export function buildLineItem(
  price: Stripe.Price,
  facts: { name: string; quantity: number },
): Stripe.LineItem {
  const total = (price.unit_amount ?? 0) * facts.quantity
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: price.currency,
    description: facts.name,
    metadata: {},
    price,
    quantity: facts.quantity,
  }
}
