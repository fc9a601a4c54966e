import type Stripe from 'stripe'
import type { Decline } from '../cards/card-outcome'
import type { CardFacts } from '../cards/cards'
import { newId, randomText } from '../state/ids'
import { fingerprintOf } from './payment-method'

export type ChargeFacts = {
  intent: Stripe.PaymentIntent
  method: Stripe.PaymentMethod
  card: CardFacts
  decline: Decline | null
  isAuthenticated: boolean
  created: number
  merchant: string
}

/** One attempt to charge: `succeeded`, or `failed` with the reason. */
export function buildCharge(facts: ChargeFacts): Stripe.Charge {
  const { intent, method, decline } = facts
  return {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: decline === null ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    // Filled in by charge.updated, as with automatic_async capture.
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: statementOf(facts),
    captured: decline === null,
    created: facts.created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: decline === null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { card: cardDetails(facts), type: 'card' },
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    // The sandbox has no receipt pages.
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline === null ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  }
}

/** At most 22 characters, without those that banks refuse. */
function statementOf({ intent, merchant }: ChargeFacts): string {
  const text = intent.statement_descriptor ?? merchant.toUpperCase()
  return text.replace(/[<>\\'"*]/g, '').slice(0, 22)
}

function outcomeOf(decline: Decline | null): Stripe.Charge.Outcome {
  const isBlocked = decline?.isBlocked === true
  return {
    advice_code: decline === null ? null : 'try_again_later',
    network_advice_code: null,
    network_decline_code: decline === null || isBlocked ? null : '01',
    network_status:
      decline === null ? 'approved_by_network' : isBlocked ? 'not_sent_to_network' : 'declined_by_network',
    reason: isBlocked ? 'highest_risk_level' : (decline?.declineCode ?? decline?.code ?? null),
    risk_level: isBlocked ? 'highest' : 'normal',
    risk_score: isBlocked ? 95 : 10,
    seller_message: sellerMessage(decline),
    type: decline === null ? 'authorized' : isBlocked ? 'blocked' : 'issuer_declined',
  }
}

function sellerMessage(decline: Decline | null): string {
  if (decline === null) return 'Payment complete.'
  if (decline.isBlocked === true) return 'Stripe blocked this payment as too risky.'
  return 'The bank did not return any further details with this decline.'
}

function cardDetails(facts: ChargeFacts): Stripe.Charge.PaymentMethodDetails.Card {
  const { card, decline, intent } = facts
  return {
    amount_authorized: decline === null ? intent.amount : null,
    authorization_code: decline === null ? randomText(6).toUpperCase() : null,
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: decline?.code === 'incorrect_cvc' ? 'fail' : 'pass',
    },
    country: 'US',
    electronic_commerce_indicator: facts.isAuthenticated ? '05' : null,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    fingerprint: fingerprintOf(card),
    funding: 'credit',
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: decline === null ? randomText(15).toUpperCase() : null,
    regulated_status: 'unregulated',
    three_d_secure: facts.isAuthenticated ? authenticated() : null,
    transaction_link_id: null,
    wallet: null,
  }
}

function authenticated(): Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure {
  return {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: null,
    version: '2.2.0',
  }
}
