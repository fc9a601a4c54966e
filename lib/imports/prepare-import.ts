import { db, type Prisma } from '../db'
import { stageRows } from './preview/stage-import'
import type { ListFile, Survey } from './rules'
import { openImport } from './upload/open-import'
import type { Counts } from './verdicts'

export type OwnFile = {
  file: ListFile
  /** Without open questions. */
  survey: Survey
  source: string
  onProgress?: (lines: number) => void
}

export type Prepared = {
  importId: string
  revision: number
  counts: Counts
  rejected: Record<string, number>
}

/**
 * Stages a file of this machine in this process, for the command line. It becomes an import like any other: the desk
 * shows it, and a worker goes on with it if this process dies after the approval.
 */
export async function prepareImport(
  { file, survey, source, onProgress }: OwnFile,
  now: Date,
): Promise<Prepared> {
  const importId = await openImport({ fileName: file.name, source, staffId: null }, now)
  const data = { survey: survey as unknown as Prisma.InputJsonObject, lines: survey.rows }
  await db().import.update({ where: { id: importId }, data })
  const given = { importId, file, now, revision: 0, survey }
  const counts = await stageRows(onProgress === undefined ? given : { ...given, onProgress })
  if (counts === null) throw new Error('Somebody has discarded this import meanwhile.')
  const { rejected } = await db().import.findUniqueOrThrow({ where: { id: importId } })
  return { importId, revision: 0, counts, rejected: rejected as Record<string, number> }
}
