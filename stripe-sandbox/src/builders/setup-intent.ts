import type Stripe from 'stripe'
import type { Decline } from '../cards/card-outcome'
import { newId, randomText } from '../state/ids'
import { docUrl } from '../http/wire'

type SetupFacts = {
  customer: string | null
  created: number
  description: string | null
  metadata: Stripe.Metadata
}

/** The intent of a Checkout session that saves a card and charges nothing, before the first card. */
export function buildSetupIntent(facts: SetupFacts): Stripe.SetupIntent {
  const id = newId('seti')
  return {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: facts.created,
    customer: facts.customer,
    customer_account: null,
    description: facts.description,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: { enabled: false },
    mandate: null,
    metadata: facts.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: 'off_session',
  }
}

/** `last_setup_error` after a card was refused. */
export function buildSetupError(
  decline: Decline,
  method: Stripe.PaymentMethod,
): Stripe.SetupIntent.LastSetupError {
  const isAuthentication = decline.code === 'setup_intent_authentication_failure'
  return {
    code: decline.code,
    ...(decline.declineCode === null ? {} : { decline_code: decline.declineCode }),
    doc_url: docUrl(decline.code),
    message: decline.message,
    payment_method: method,
    type: isAuthentication ? 'invalid_request_error' : 'card_error',
  }
}
