import { inTransaction } from '../../db'
import { refuse, succeed, type Result } from '../../result'
import { inspectEdition } from './inspect-edition'
import { transition } from '../state/transition'
import type { Check } from './preflight-rules'
import { refuseMove, type MoveRefusal } from '../state/refuse-move'

export type SubmitRefusal =
  | MoveRefusal
  /** Somebody has saved since; look at it before submitting. */
  | { reason: 'changed_meanwhile' }
  /** The failed checks that prevent it from being sent. */
  | { reason: 'not_ready'; bad: Check[] }

/** Submits a draft for approval by a second person. */
export async function submitEdition(
  { number, revision, staffId }: { number: number; revision: number; staffId: string },
  now: Date,
): Promise<Result<void, SubmitRefusal>> {
  const bad = (await inspectEdition(number)).filter(({ verdict }) => verdict === 'bad')
  return inTransaction(async (transaction) => {
    const edition = await transaction.edition.findUnique({ where: { number } })
    if (edition?.state !== 'draft') return refuseMove(transaction, { number, to: ['submitted'] })
    if (edition.revision !== revision) return refuse({ reason: 'changed_meanwhile' })
    if (bad.length > 0) return refuse({ reason: 'not_ready', bad })
    const changes = { submittedBy: staffId, submittedAt: now }
    const isMoved = await transition(
      transaction,
      { number, from: ['draft'], to: 'submitted', where: { revision }, changes },
      { staffId, action: 'newsletter.submit', details: { revision }, now },
    )
    return isMoved ? succeed(undefined) : refuse({ reason: 'changed_meanwhile' })
  })
}
