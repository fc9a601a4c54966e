import { db } from '../db'
import type { ImportReason } from '../newsletter/rules'

export type Rejection = { line: number; reason: ImportReason; value: string }

/** The rejected lines of an import after `line`, in the order of the file. */
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
