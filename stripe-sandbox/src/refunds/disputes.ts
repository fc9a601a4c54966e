import type Stripe from 'stripe'
import { nobody, secondsNow, type Account } from '../account'
import { idOf } from '../checkout/attempt'
import { buildDispute } from '../builders/dispute'
import { buildMovement, disputeFee } from '../builders/movement'
import { isTestCard } from '../cards/cards'
import { emit } from '../webhooks/events'
import { refused } from '../http/validate'

/** Cards …0259 and …2685 dispute every payment at once. */
export function disputeIfCardDoes(account: Account, charge: Stripe.Charge): void {
  const { testCard = '' } = account.store.find('_card', charge.payment_method ?? '') ?? {}
  if (isTestCard(testCard, '4000000000000259')) openDispute(account, charge.id)
  if (isTestCard(testCard, '4000000000002685')) openDispute(account, charge.id, 'product_not_received')
}

/** The payer's bank takes the money back, and a fee with it. Throws ApiError if there is nothing to dispute. */
export function openDispute(
  account: Account,
  chargeId: string,
  reason: 'fraudulent' | 'product_not_received' = 'fraudulent',
): Stripe.Dispute {
  const { store } = account
  const charge = store.get('charge', chargeId)
  if (charge.status !== 'succeeded')
    throw refused(`Charge ${chargeId} has not succeeded; nothing can be disputed.`)
  if (charge.disputed) throw refused(`Charge ${chargeId} is disputed already.`)
  const created = secondsNow(account)
  const bare = buildDispute(charge, { created, reason })
  const movement = store.put('balance_transaction', movementOf(bare, { isBack: false, created }))
  const disputed = store.update('charge', chargeId, { disputed: true })
  const dispute = store.put('dispute', { ...bare, balance_transactions: [movement] })
  emit(account, 'charge.dispute.created', { object: dispute, cause: nobody })
  emit(account, 'charge.dispute.funds_withdrawn', { object: dispute, cause: nobody })
  emit(account, 'charge.updated', { object: disputed, previous: { disputed: false } })
  return dispute
}

/** The bank decides. Won: the amount and the fee come back. Lost: both are gone. */
export function closeDispute(account: Account, id: string, outcome: 'won' | 'lost'): Stripe.Dispute {
  const { store } = account
  const before = store.get('dispute', id)
  if (before.status !== 'needs_response' && before.status !== 'under_review') {
    throw refused(`Dispute ${id} is closed already: it is ${before.status}.`)
  }
  const created = secondsNow(account)
  const movements = outcome === 'won' ? [movementOf(before, { isBack: true, created })] : []
  for (const movement of movements) store.put('balance_transaction', movement)
  const object = store.put('dispute', {
    ...before,
    status: outcome,
    balance_transactions: [...before.balance_transactions, ...movements],
  })
  emit(account, 'charge.dispute.closed', { object, previous: { status: before.status } })
  if (outcome === 'won') emit(account, 'charge.dispute.funds_reinstated', { object })
  return object
}

function movementOf(
  dispute: Stripe.Dispute,
  { isBack, created }: { isBack: boolean; created: number },
): Stripe.BalanceTransaction {
  const sign = isBack ? 1 : -1
  return buildMovement({
    amount: sign * dispute.amount,
    fee: -sign * disputeFee,
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback ${isBack ? 'reversal' : 'withdrawal'} for ${idOf(dispute.charge) ?? ''}`,
    created,
    type: 'adjustment',
    category: isBack ? 'dispute_reversal' : 'dispute',
  })
}
