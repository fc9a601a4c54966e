import { db, type Queryable } from '../../db'
import { sumOf, addedVerdicts, changedVerdicts, type Counts } from '../verdicts'
import { isMailed, isOfImport, isUnderWay } from './removable'

export type Undoable = {
  /** People the import added, who can be removed. */
  removable: number
  /** People the import changed, who can be given back what they were. */
  restorable: number
  /** Added people who were sent an edition since; they stay. */
  mailed: number
  /** People who changed since, or were changed by staff or erased; they stay as they are. */
  changed: number
}

type Finished = { importId: string; approvedAt: Date; counts: Counts }

/** What an undo of this import could do now. Changes nothing. */
export async function countUndoable(finished: Finished, transaction: Queryable = db()): Promise<Undoable> {
  const { importId, approvedAt, counts } = finished
  const [added] = await transaction.$queryRaw<{ removable: number; mailed: number }[]>`
    select count(*) filter (where not is_mailed and not is_under_way)::int as removable,
           count(*) filter (where is_mailed)::int as mailed
      from (select ${isMailed(approvedAt)} as is_mailed, ${isUnderWay} as is_under_way
              from subscribers as subscriber where ${isOfImport(finished)}) as added`
  const [restored] = await transaction.$queryRaw<{ restorable: number }[]>`
    select count(*)::int as restorable
      from import_changes as change
      join subscribers as subscriber on subscriber.id = change.subscriber_id and subscriber.import_id = change.import_id
     where change.import_id = ${importId}::uuid`
  const { removable, mailed } = added ?? { removable: 0, mailed: 0 }
  const restorable = restored?.restorable ?? 0
  const all = sumOf(counts, addedVerdicts) + sumOf(counts, changedVerdicts)
  return { removable, restorable, mailed, changed: all - removable - restorable - mailed }
}
