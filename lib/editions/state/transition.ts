import type { Prisma, Queryable } from '../../db'
import { recordAction } from '../../staff/record-action'
import type { RecordedAction } from '../../staff/rules'
import { allowedTransitions, type EditionState, type EditionReason } from '../rules'

export type Move = {
  number: number
  from: readonly EditionState[]
  to: EditionState
  /** Null for a transition that needs no reason; the previous reason is cleared. */
  reason?: EditionReason
  /** Further conditions that must still be true. */
  where?: Prisma.EditionWhereInput
  changes?: Prisma.EditionUpdateInput
}

export type AuditEntry = {
  /** Null if the schedule did it. */
  staffId: string | null
  action: RecordedAction
  details?: Prisma.InputJsonObject
  now: Date
}

/**
 * Moves an edition if it still has the expected state, and writes the audit entry. Of two callers at once, the second
 * moves nothing.
 * @returns whether it moved
 * @throws if the table of allowed transitions does not contain this one
 */
export async function transition(transaction: Queryable, move: Move, entry: AuditEntry): Promise<boolean> {
  const { number, from, to, reason = null, where = {}, changes = {} } = move
  const illegal = from.find((state) => !allowedTransitions[state].includes(to))
  if (illegal !== undefined) throw new Error(`An edition cannot move from ${illegal} to ${to}.`)
  const { count } = await transaction.edition.updateMany({
    where: { ...where, number, state: { in: [...from] } },
    data: { ...changes, state: to, reason },
  })
  if (count > 0) await recordAction(transaction, { ...entry, subject: `edition:${number}` })
  return count > 0
}
