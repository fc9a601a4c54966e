import { db } from '../../db'
import { countVerdicts } from '../count-verdicts'
import { readLines } from '../read-lines'
import type { ListFile, Survey } from '../rules'
import { stageLines } from '../stage/stage-lines'
import type { Counts } from '../verdicts'

export type Preparation = {
  importId: string
  file: ListFile
  now: Date
  onProgress?: (lines: number) => void
}

/** A worker without progress counts as dead after two minutes. */
const heartbeatMs = 5_000

/**
 * Stages the rows of a file whose questions are answered, and counts what they would become. Null if somebody has
 * decided something else meanwhile, or if another worker does it.
 */
export async function stageImport({ importId, file, now, onProgress }: Preparation): Promise<Counts | null> {
  const { survey, revision } = await db().import.findUniqueOrThrow({ where: { id: importId } })
  return stageRows({
    importId,
    file,
    now,
    revision,
    survey: survey as unknown as Survey,
    ...(onProgress && { onProgress }),
  })
}

/** The same for rows of a survey that the caller has made. */
export async function stageRows(
  given: Preparation & { revision: number; survey: Survey },
): Promise<Counts | null> {
  const { importId, file, now, onProgress, revision, survey } = given
  const { mapping } = survey
  const heartbeat = openHeartbeat(importId)
  const staged = await stageLines({
    importId,
    revision,
    pieces: readLines(file, { mapping, now }),
    onProgress: async (lines) => {
      onProgress?.(lines)
      await heartbeat(lines)
    },
  })
  return staged === null ? null : storeCounts(importId, { revision, isOwn: mapping.provider === 'own' })
}

async function storeCounts(
  importId: string,
  { revision, isOwn }: { revision: number; isOwn: boolean },
): Promise<Counts> {
  const counts = await countVerdicts(db(), { importId, isOwn, asksToConfirm: false })
  await db().import.updateMany({ where: { id: importId, revision, state: 'staged' }, data: { counts } })
  return counts
}

function openHeartbeat(importId: string): (lines: number) => Promise<void> {
  let last = performance.now()
  return async (lines) => {
    if (performance.now() - last < heartbeatMs) return
    last = performance.now()
    await db().$executeRaw`
      update imports set moved_at = clock_timestamp(), taken = ${lines}
       where id = ${importId}::uuid and state in ('mapped', 'uploading')`
  }
}
