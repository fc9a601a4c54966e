import { db } from '../db'
import { log } from '../log'
import { stageImport } from './preview/stage-import'
import { surveyImport } from './preview/survey-import'
import { runImport } from './run/run-import'
import { undoImport } from './undo/undo-import'
import { openStoredFile } from './upload/open-stored-file'

/**
 * Does what an import waits for, by its state. Each step may run twice, on two machines, or again after it was killed:
 * see the step. An import that waits for a person, or is over, is left alone.
 */
export async function advanceImport(importId: string, now: Date): Promise<void> {
  const found = await db().import.findUnique({ where: { id: importId } })
  if (found === null) return
  const file = openStoredFile(importId, found.fileName)
  if (found.state === 'uploaded') await prepare(importId, () => surveyImport(importId, file))
  if (found.state === 'mapped') await prepare(importId, () => stageImport({ importId, file, now }))
  if (found.state === 'importing') await runImport(importId, { now })
  if (found.state === 'undoing') await undoImport(importId, now)
}

/** Nobody has been written yet, so a fault of ours ends here: a person can try again, or discard the file. */
async function prepare(importId: string, step: () => Promise<unknown>): Promise<void> {
  try {
    await step()
  } catch (error) {
    log.error('import.failed', error, { importId })
    await db().import.updateMany({
      where: { id: importId, state: { in: ['uploaded', 'mapped'] } },
      data: { state: 'failed', lastError: ourFault },
    })
  }
}

const ourFault =
  'Something went wrong on our side while the file was read. Nobody was imported. Press “Read the file again”.'
