import { db } from '../../db'
import type { LineReason } from '../../imports/rules'
import type { TurnedAway } from '../../imports/verdicts'

export type RejectionReason = LineReason | TurnedAway

export type Rejection = { part: string; line: number; reason: RejectionReason; value: string }

/** The rejected rows of an import after a row, in the order of the file. */
export async function listRejections(
  importId: string,
  { after, limit }: { after: { part: string; line: number }; limit: number },
): Promise<Rejection[]> {
  return db().$queryRaw`
    select part, line, reason, value from import_rejections
     where import_id = ${importId}::uuid and (part, line) > (${after.part}, ${after.line}::int)
     order by part, line limit ${limit}`
}
