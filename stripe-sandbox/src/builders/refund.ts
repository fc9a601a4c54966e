import type Stripe from 'stripe'
import { idOf } from '../checkout/attempt'
import { newId, randomText } from '../state/ids'

export type RefundFacts = {
  charge: Stripe.Charge
  amount: number
  reason: Stripe.Refund.Reason | null
  metadata: Stripe.Metadata
  status: 'pending' | 'succeeded'
  created: number
}

export function buildRefund(facts: RefundFacts): Stripe.Refund {
  const { charge } = facts
  return {
    id: newId('re'),
    object: 'refund',
    amount: facts.amount,
    balance_transaction: null,
    charge: charge.id,
    created: facts.created,
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    destination_details: {
      card: {
        reference: randomText(12),
        reference_status: 'pending',
        reference_type: 'acquirer_reference_number',
        type: 'refund',
      },
      type: 'card',
    },
    metadata: facts.metadata,
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    ...(facts.status === 'pending' ? { pending_reason: 'processing' as const } : {}),
    reason: facts.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: facts.status,
    transfer_reversal: null,
  }
}
