import type Stripe from 'stripe'
import { newId } from '../ids'

/** What Stripe keeps for a dispute, in minor units of any currency: a fixed figure, given back with a dispute that is won. */
export const disputeFee = 1500

export type MovementFacts = {
  /** Minor units; negative where money leaves the balance. */
  amount: number
  /** Minor units; negative where a fee is given back. */
  fee: number
  currency: string
  source: string
  description: string | null
  created: number
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment'
  category: 'charge' | 'refund' | 'refund_failure' | 'dispute' | 'dispute_reversal'
}

/** One movement on the account's balance. */
export function buildMovement(facts: MovementFacts): Stripe.BalanceTransaction {
  const { amount, fee, currency } = facts
  const isCharge = facts.type === 'charge'
  return {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: facts.created + (isCharge ? 2 * 86_400 : 0),
    balance_type: 'payments',
    created: facts.created,
    currency,
    description: facts.description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [feeDetail({ fee, currency, isCharge })],
    net: amount - fee,
    reporting_category: facts.category,
    source: facts.source,
    status: 'pending',
    type: facts.type,
  }
}

/** Of a charge: 2.9 % + 30 minor units, never more than the amount. */
export function chargeFee(amount: number): number {
  return Math.min(amount, Math.round(amount * 0.029) + 30)
}

function feeDetail(facts: {
  fee: number
  currency: string
  isCharge: boolean
}): Stripe.BalanceTransaction.FeeDetail {
  return {
    amount: facts.fee,
    application: null,
    currency: facts.currency,
    description: facts.isCharge ? 'Stripe processing fees' : 'Dispute fee',
    type: 'stripe_fee',
  }
}
