import type Stripe from 'stripe'
import { addPeriods, fromSeconds, toSeconds, type Interval } from '../clock/calendar'
import { newId } from '../state/ids'
import { buildPlan } from './price'

export type SubscriptionFacts = {
  customer: string
  /** Null if the customer's default card pays. */
  method: string | null
  testClock: string | null
  lineItems: Stripe.LineItem[]
  description: string | null
  metadata: Stripe.Metadata
  created: number
  /** The first charge, in seconds; null if the first period is paid. */
  trialEnd?: number | null
}

/**
 * A subscription with flexible billing, as Checkout makes it: active in its first period after the first payment, or
 * trialing until its first charge.
 */
export function buildSubscription(facts: SubscriptionFacts): Stripe.Subscription {
  const id = newId('sub')
  const { created, trialEnd = null } = facts
  const items = facts.lineItems.map((each) => buildItem(id, { lineItem: each, created, trialEnd }))
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: trialEnd ?? created,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: facts.created,
    currency: items[0]?.price.currency ?? 'usd',
    customer: facts.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: facts.method,
    default_source: null,
    default_tax_rates: [],
    description: facts.description,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: { object: 'list', data: items, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    latest_invoice: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: facts.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: paymentSettings(),
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: facts.created,
    status: trialEnd === null ? 'active' : 'trialing',
    test_clock: facts.testClock,
    transfer_data: null,
    trial_end: trialEnd,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' },
    },
    trial_start: trialEnd === null ? null : created,
  }
}

function buildItem(
  subscription: string,
  { lineItem, created, trialEnd }: { lineItem: Stripe.LineItem; created: number; trialEnd: number | null },
): Stripe.SubscriptionItem {
  const { price } = lineItem
  if (price?.recurring == null)
    throw new Error(`${lineItem.id} is not recurring; a subscription cannot hold it.`)
  const interval = price.recurring.interval as Interval
  const end = addPeriods(fromSeconds(created), { interval, count: price.recurring.interval_count })
  return {
    id: newId('si'),
    object: 'subscription_item',
    billing_thresholds: null,
    created,
    current_period_end: trialEnd ?? toSeconds(end),
    current_period_start: created,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: buildPlan(price),
    price,
    quantity: lineItem.quantity ?? 1,
    subscription,
    tax_rates: [],
  }
}

function paymentSettings(): Stripe.Subscription['payment_settings'] {
  return {
    payment_method_options: {
      acss_debit: null,
      bancontact: null,
      card: { network: null, request_three_d_secure: 'automatic' },
      customer_balance: null,
      konbini: null,
      payto: null,
      pix: null,
      sepa_debit: null,
      upi: null,
      us_bank_account: null,
    },
    payment_method_types: ['card'],
    save_default_payment_method: 'off',
  }
}
