import { inTransaction } from '../../../db'
import { cancelWaiting } from './cancel-waiting'
import { succeed, type Result } from '../../../result'
import { transition } from '../../state/transition'
import { refuseMove, type MoveRefusal } from '../../state/refuse-move'

const from = ['approved', 'held', 'sending', 'paused'] as const

/**
 * Cancels an edition, before its first mail or while it is sending. Mails that have left cannot be recalled; no others
 * leave.
 */
export function cancelEdition(
  { number, staffId }: { number: number; staffId: string },
  now: Date,
): Promise<Result<void, MoveRefusal>> {
  return inTransaction(async (transaction) => {
    const move = { number, from, to: 'cancelled', changes: { closedAt: now } } as const
    const isMoved = await transition(transaction, move, { staffId, action: 'newsletter.cancel', now })
    if (!isMoved) return refuseMove(transaction, { number, to: ['cancelled'] })
    await cancelWaiting(transaction, { number, now })
    return succeed(undefined)
  })
}
