import type { Queryable } from '../../db'
import { refuse, succeed, type Result } from '../../result'
import type { EditionState } from '../rules'

export type MoveRefusal =
  | { reason: 'unknown' }
  /** It has moved in the meantime; its current state. */
  | { reason: 'wrong_state'; state: EditionState }

/** Says why an edition did not move. If it already has the requested state, the first press put it there. */
export async function refuseMove(
  transaction: Queryable,
  { number, to }: { number: number; to: readonly EditionState[] },
): Promise<Result<void, MoveRefusal>> {
  const edition = await transaction.edition.findUnique({ where: { number }, select: { state: true } })
  if (edition === null) return refuse({ reason: 'unknown' })
  return to.includes(edition.state)
    ? succeed(undefined)
    : refuse({ reason: 'wrong_state', state: edition.state })
}
