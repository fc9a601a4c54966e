import type Stripe from 'stripe'
import { secondsNow, type Account } from '../account'
import { idOf } from '../checkout/attempt'
import { changedFrom } from '../state/changes'
import { emit } from '../webhooks/events'
import type { Step } from '../clock/step'
import { movementOf, refunded } from './refund-requests'

/** The clock's next step for a refund on a card that settles it later. */
export function nextOfRefund(account: Account, id: string): Step | null {
  const { at, becomes } = account.store.get('_refund', id)
  return { at, run: () => (becomes === 'failed' ? fail(account, id) : succeed(account, id)) }
}

function succeed(account: Account, id: string): void {
  const { store } = account
  store.remove('_refund', id)
  const object: Stripe.Refund = { ...store.get('refund', id), status: 'succeeded' }
  delete object.pending_reason
  store.put('refund', object)
  emit(account, 'refund.updated', { object, previous: { status: 'pending' } })
}

/** The bank returns the money: the charge counts as not refunded, and the balance has the money again. */
function fail(account: Account, id: string): void {
  const { store } = account
  store.remove('_refund', id)
  const before = store.get('refund', id)
  const movement = store.put('balance_transaction', movementOf(before, 'refund_failure', secondsNow(account)))
  const object = store.update('refund', id, {
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: movement.id,
  })
  const charge = store.get('charge', idOf(before.charge) ?? '')
  const restored = store.update('charge', charge.id, refunded(charge, -before.amount))
  emit(account, 'refund.updated', { object, previous: { status: before.status } })
  emit(account, 'refund.failed', { object })
  emit(account, 'charge.updated', { object: restored, previous: changedFrom(charge, restored) })
}
