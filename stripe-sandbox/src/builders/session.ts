import type Stripe from 'stripe'
import { newId } from '../state/ids'
import type { SessionParams } from '../http/params'
import { mergeMetadata } from '../http/validate'

export type SessionFacts = {
  params: SessionParams
  /** Minor units, over all line items; null in setup mode. What is charged later is not in it. */
  total: number | null
  currency: string
  created: number
  expiresAt: number
  /** The origin of the checkout page. */
  publicUrl: string
  customer: Stripe.Customer | null
}

/** An open session, as `POST /v1/checkout/sessions` answers it. */
export function buildSession(facts: SessionFacts): Stripe.Checkout.Session {
  const { params, customer } = facts
  const id = newId('cs_test')
  const isSubscription = params.mode === 'subscription'
  const isSetup = params.mode === 'setup'
  const email = params.customer_email ?? customer?.email ?? null
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: facts.total,
    amount_total: facts.total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: { business_name: null, individual_name: null, shipping_details: null },
    consent: null,
    consent_collection: null,
    created: facts.created,
    currency: facts.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: params.custom_text?.submit ?? null,
      terms_of_service_acceptance: null,
    },
    customer: customer?.id ?? null,
    customer_account: null,
    customer_creation: isSetup
      ? null
      : isSubscription
        ? 'always'
        : (params.customer_creation ?? 'if_required'),
    customer_details: email === null ? null : customerDetails({ email, name: null }),
    customer_email: params.customer_email ?? null,
    discounts: [],
    expires_at: facts.expiresAt,
    integration_identifier: params.integration_identifier ?? null,
    invoice: null,
    invoice_creation: params.mode === 'payment' ? noInvoice() : null,
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: { enabled: false },
    metadata: mergeMetadata({}, params.metadata),
    mode: params.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: isSetup ? null : isSubscription ? 'always' : 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_status: isSetup ? 'no_payment_required' : 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: isSubscription ? savedMethods() : null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url,
    total_details: isSetup ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${facts.publicUrl}/c/pay/${id}`,
    wallet_options: null,
  }
}

export function customerDetails(who: {
  email: string
  name: string | null
}): NonNullable<Stripe.Checkout.Session['customer_details']> {
  return {
    address: emptyAddress(),
    business_name: null,
    email: who.email,
    individual_name: null,
    name: who.name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
}

export function emptyAddress() {
  return { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }
}

function noInvoice(): Stripe.Checkout.Session['invoice_creation'] {
  return {
    enabled: false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: null,
      metadata: {},
      rendering_options: null,
    },
  }
}

function savedMethods(): Stripe.Checkout.Session['saved_payment_method_options'] {
  return {
    allow_redisplay_filters: ['always'],
    payment_method_remove: 'disabled',
    payment_method_save: null,
  }
}
