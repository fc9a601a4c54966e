import { inTransaction } from '../../../db'
import { succeed, type Result } from '../../../result'
import { transition } from '../../state/transition'
import { refuseMove, type MoveRefusal } from '../../state/refuse-move'

/** Pauses an edition that is sending: no further mail starts. */
export function pauseEdition(
  { number, staffId }: { number: number; staffId: string },
  now: Date,
): Promise<Result<void, MoveRefusal>> {
  return inTransaction(async (transaction) => {
    const move = { number, from: ['sending'], to: 'paused' } as const
    const isMoved = await transition(transaction, move, { staffId, action: 'newsletter.pause', now })
    return isMoved ? succeed(undefined) : refuseMove(transaction, { number, to: ['paused'] })
  })
}
