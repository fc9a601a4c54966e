import type Stripe from 'stripe'
import type { Decline } from '../cards/card-outcome'
import { newId, randomText } from '../state/ids'
import type { CheckoutRecord } from '../state/records'
import { docUrl } from '../http/wire'

export type IntentFacts = {
  amount: number
  currency: string
  customer: string | null
  created: number
  description: string | null
  metadata: Stripe.Metadata
  receiptEmail: string | null
  statementDescriptor: string | null
  statementDescriptorSuffix: string | null
  setupFutureUsage: 'off_session' | null
  orderReference?: string
}

/** The intent of a Checkout session. */
export function buildSessionIntent(
  session: Stripe.Checkout.Session,
  facts: { checkout: CheckoutRecord; created: number },
): Stripe.PaymentIntent {
  return buildPaymentIntent({
    ...facts.checkout.intentData,
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    customer: typeof session.customer === 'string' ? session.customer : null,
    created: facts.created,
    setupFutureUsage: session.mode === 'subscription' ? 'off_session' : null,
    // A subscription's intent takes no metadata. Only the start of its session's id is in it.
    ...(session.mode === 'subscription' ? { orderReference: session.id.slice(0, 25) } : {}),
  })
}

/** The intent before the first card: `requires_payment_method`. */
export function buildPaymentIntent(facts: IntentFacts): Stripe.PaymentIntent {
  const id = newId('pi')
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: facts.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: facts.created,
    currency: facts.currency,
    customer: facts.customer,
    customer_account: null,
    description: facts.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: facts.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    ...(facts.orderReference === undefined
      ? {}
      : { payment_details: { customer_reference: null, order_reference: facts.orderReference } }),
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: facts.receiptEmail,
    review: null,
    setup_future_usage: facts.setupFutureUsage,
    shipping: null,
    source: null,
    statement_descriptor: facts.statementDescriptor,
    statement_descriptor_suffix: facts.statementDescriptorSuffix,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
}

/** `last_payment_error` after a decline. After a failed authentication there is no charge. */
export function buildPaymentError(
  decline: Decline,
  facts: { method: Stripe.PaymentMethod; charge: string | null },
): Stripe.PaymentIntent.LastPaymentError {
  return {
    ...(facts.charge === null ? {} : { charge: facts.charge }),
    code: decline.code,
    ...(decline.declineCode === null ? {} : { decline_code: decline.declineCode }),
    doc_url: docUrl(decline.code),
    message: decline.message,
    payment_method: facts.method,
    type: decline.code === 'payment_intent_authentication_failure' ? 'invalid_request_error' : 'card_error',
  }
}

/** The 3-D Secure step, as Stripe.js would get it. */
export function buildNextAction(): Stripe.PaymentIntent.NextAction {
  return { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } }
}
