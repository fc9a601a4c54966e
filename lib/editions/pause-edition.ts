import { inTransaction } from '../db'
import { succeed, type Result } from '../result'
import { moveEdition } from './move-edition'
import { refuseMove, type MoveRefusal } from './refuse-move'

/** Stops an edition on its way: no further mail is begun. */
export function pauseEdition(
  { number, staffId }: { number: number; staffId: string },
  now: Date,
): Promise<Result<void, MoveRefusal>> {
  return inTransaction(async (transaction) => {
    const move = { number, from: ['sending'], to: 'paused' } as const
    const isMoved = await moveEdition(transaction, move, { staffId, action: 'newsletter.pause', now })
    return isMoved ? succeed(undefined) : refuseMove(transaction, { number, to: ['paused'] })
  })
}
