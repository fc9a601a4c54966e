import { inTransaction } from '../../../db'
import { isIntact } from '../preparing/is-intact'
import { refuse, succeed, type Result } from '../../../result'
import { transition } from '../../state/transition'
import { refuseMove, type MoveRefusal } from '../../state/refuse-move'

export type ReleaseRefusal = MoveRefusal | { reason: 'bytes_changed' }

/**
 * A person decides that a held edition may continue: one that had started continues where it stopped, another starts
 * now. Bytes that nobody approved cannot be released.
 */
export function releaseHeld(
  { number, staffId }: { number: number; staffId: string },
  now: Date,
): Promise<Result<void, ReleaseRefusal>> {
  return inTransaction(async (transaction) => {
    const held = await transaction.edition.findUnique({ where: { number }, include: { frames: true } })
    if (held?.state !== 'held') return refuseMove(transaction, { number, to: ['approved', 'sending'] })
    if (!isIntact(held)) return refuse({ reason: 'bytes_changed' })
    const { startedAt, reason } = held
    const isMoved = await transition(
      transaction,
      startedAt === null
        ? { number, from: ['held'], to: 'approved', changes: { sendsAt: now } }
        : { number, from: ['held'], to: 'sending', changes: { heartbeatAt: now } },
      { staffId, action: 'newsletter.release', details: { reason }, now },
    )
    return isMoved ? succeed(undefined) : refuseMove(transaction, { number, to: ['approved', 'sending'] })
  })
}
