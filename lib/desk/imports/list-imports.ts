import { db } from '../../db'
import { sumOf, type Counts } from '../../imports/verdicts'
import type { ImportState } from './find-import'

export type ImportView = {
  id: string
  fileName: string
  source: string
  state: ImportState
  /** People who were added, or would be; people who stopped receiving; rows that were not taken. */
  added: number
  stopped: number
  rejected: number
  startedAt: Date
}

/** The latest imports, newest first. */
export async function listImports(): Promise<ImportView[]> {
  const rows = await db().import.findMany({
    orderBy: { startedAt: 'desc' },
    take: 50,
    omit: { survey: true, decisions: true },
  })
  return rows.map(({ id, fileName, source, state, counts, rejected, startedAt }) => ({
    id,
    fileName,
    source,
    state,
    startedAt,
    added: sumOf(counts as Counts, ['subscribed', 'unsubscribed', 'suppressed', 'unconfirmed', 'invited']),
    stopped: sumOf(counts as Counts, ['stops']),
    rejected: Object.values(rejected as Record<string, number>).reduce((sum, count) => sum + count, 0),
  }))
}
