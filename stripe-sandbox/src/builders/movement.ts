import type Stripe from 'stripe'
import { newId } from '../state/ids'

/** Stripe's dispute fee in minor units of any currency: a fixed amount, returned if the dispute is won. */
export const disputeFee = 1500

export type MovementFacts = {
  /** Minor units; negative if money leaves the balance. */
  amount: number
  /** Minor units; negative if a fee is returned. */
  fee: number
  currency: string
  source: string
  description: string | null
  created: number
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment'
  category: 'charge' | 'refund' | 'refund_failure' | 'dispute' | 'dispute_reversal'
}

/** One balance transaction. */
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

/** The fee of a charge: 2.9 % + 30 minor units, never more than the amount. */
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
