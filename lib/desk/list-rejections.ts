import { db } from '../db'
import type { ImportReason } from '../newsletter/rules'

export type Rejection = { line: number; reason: ImportReason; value: string }

/** Lines of an import that were not taken, from after `line` on, in the order of the file. */
export async function listRejections(
  importId: string,
  { after, limit }: { after: number; limit: number },
): Promise<Rejection[]> {
  const rows = await db().importRejection.findMany({
    where: { importId, line: { gt: after } },
    select: { line: true, reason: true, value: true },
    orderBy: { line: 'asc' },
    take: limit,
  })
  return rows as Rejection[]
}
