import { inTransaction } from '../../../db'
import { succeed, type Result } from '../../../result'
import { transition } from '../../state/transition'
import { refuseMove, type MoveRefusal } from '../../state/refuse-move'

/** Resumes a paused edition where it stopped. */
export function resumeEdition(
  { number, staffId }: { number: number; staffId: string },
  now: Date,
): Promise<Result<void, MoveRefusal>> {
  return inTransaction(async (transaction) => {
    // It stood still on purpose, so its heartbeat starts now.
    const move = { number, from: ['paused'], to: 'sending', changes: { heartbeatAt: now } } as const
    const isMoved = await transition(transaction, move, { staffId, action: 'newsletter.resume', now })
    return isMoved ? succeed(undefined) : refuseMove(transaction, { number, to: ['sending'] })
  })
}
