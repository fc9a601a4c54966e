import type Stripe from 'stripe'
import { accountCountry } from '../account'
import { formatAmount } from '../money'
import { newId } from '../state/ids'
import { decimal } from './price'

export type InvoiceFacts = {
  subscription: Stripe.Subscription
  customer: Stripe.Customer
  reason: 'subscription_create' | 'subscription_cycle'
  created: number
  merchant: string
  /** The name of a product, by id. */
  nameOf: (product: string) => string
}

/** A draft with one line per subscription item; `finalized` and `paid` continue it. */
export function buildInvoice(facts: InvoiceFacts): Stripe.Invoice {
  const { subscription, customer } = facts
  const id = newId('in')
  const lines = subscription.items.data.map((item) => buildLine(id, { ...facts, item }))
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  return {
    id,
    object: 'invoice',
    account_country: accountCountry,
    account_name: facts.merchant,
    account_tax_ids: null,
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: facts.reason,
    collection_method: 'charge_automatically',
    created: facts.created,
    currency: subscription.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: { object: 'list', data: lines, has_more: false, url: `/v1/invoices/${id}/lines` },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: facts.created,
    period_start: facts.created,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: customer.test_clock ?? null,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  }
}

/** Open, with the customer's next number: "8KX2MPQ0-0001". */
export function finalized(
  invoice: Stripe.Invoice,
  facts: { customer: Stripe.Customer; at: number },
): Stripe.Invoice {
  const sequence = String(facts.customer.next_invoice_sequence ?? 1).padStart(4, '0')
  return {
    ...invoice,
    effective_at: facts.at,
    ending_balance: 0,
    number: `${facts.customer.invoice_prefix ?? invoice.id}-${sequence}`,
    status: 'open',
    status_transitions: { ...invoice.status_transitions, finalized_at: facts.at },
    webhooks_delivered_at: facts.at,
  }
}

export function paid(invoice: Stripe.Invoice, at: number): Stripe.Invoice {
  return {
    ...invoice,
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempt_count: invoice.attempt_count + 1,
    attempted: true,
    auto_advance: false,
    status: 'paid',
    status_transitions: { ...invoice.status_transitions, paid_at: at },
  }
}

export function voided(invoice: Stripe.Invoice, at: number): Stripe.Invoice {
  return {
    ...invoice,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'void',
    status_transitions: { ...invoice.status_transitions, voided_at: at },
  }
}

/** The link between an invoice and the payment intent that pays it. */
export function buildInvoicePayment(
  invoice: Stripe.Invoice,
  facts: { paymentIntent: string; at: number; status: 'open' | 'paid' },
): Stripe.InvoicePayment {
  return {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: facts.status === 'paid' ? invoice.amount_due : null,
    amount_requested: invoice.amount_due,
    created: facts.at,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: facts.paymentIntent, type: 'payment_intent' },
    status: facts.status,
    status_transitions: { canceled_at: null, paid_at: facts.status === 'paid' ? facts.at : null },
  }
}

function buildLine(
  invoice: string,
  { item, subscription, reason, nameOf }: InvoiceFacts & { item: Stripe.SubscriptionItem },
): Stripe.InvoiceLineItem {
  const quantity = item.quantity ?? 1
  const isTrial = reason === 'subscription_create' && subscription.status === 'trialing'
  const amount = isTrial ? 0 : (item.price.unit_amount ?? 0) * quantity
  const product = typeof item.price.product === 'string' ? item.price.product : item.price.product.id
  return {
    id: newId('il'),
    object: 'line_item',
    amount,
    currency: item.price.currency,
    description: isTrial
      ? `Trial period for ${nameOf(product)}`
      : `${quantity} × ${nameOf(product)} (at ${priceText(item.price)})`,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: subscription.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: { credited_items: null },
        subscription: subscription.id,
        subscription_item: item.id,
      },
      type: 'subscription_item_details',
    },
    period: { end: item.current_period_end, start: item.current_period_start },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: item.price.id, product },
      type: 'price_details',
      unit_amount_decimal: item.price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: decimal(quantity),
    subscription: subscription.id,
    subtotal: amount,
    taxes: [],
  }
}

function priceText(price: Stripe.Price): string {
  return `${formatAmount(price.unit_amount ?? 0, price.currency)} / ${price.recurring?.interval ?? 'once'}`
}
