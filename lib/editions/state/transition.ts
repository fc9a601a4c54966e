import type { Prisma, Queryable } from '../../db'
import { recordAction } from '../../staff/record-action'
import type { RecordedAction } from '../../staff/rules'
import { legalMoves, type EditionState, type EditionWhy } from '../rules'

export type Move = {
  number: number
  from: readonly EditionState[]
  to: EditionState
  /** Null for every move that needs no reason; the last one's falls. */
  why?: EditionWhy
  /** More that must still be so for the move to be made. */
  where?: Prisma.EditionWhereInput
  changes?: Prisma.EditionUpdateInput
}

export type Deed = {
  /** Null where the schedule did it. */
  staffId: string | null
  action: RecordedAction
  details?: Prisma.InputJsonObject
  now: Date
}

/**
 * Moves an edition, if it is still where its mover saw it, and writes the line of the audit log: of two who move it
 * at once, the second moves nothing. @returns whether it moved
 * @throws where the table of legal moves has no such move
 */
export async function transition(transaction: Queryable, move: Move, deed: Deed): Promise<boolean> {
  const { number, from, to, why = null, where = {}, changes = {} } = move
  const illegal = from.find((state) => !legalMoves[state].includes(to))
  if (illegal !== undefined) throw new Error(`An edition does not go from ${illegal} to ${to}.`)
  const { count } = await transaction.edition.updateMany({
    where: { ...where, number, state: { in: [...from] } },
    data: { ...changes, state: to, why },
  })
  if (count > 0) await recordAction(transaction, { ...deed, subject: `edition:${number}` })
  return count > 0
}
