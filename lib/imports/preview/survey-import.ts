import { db, inTransaction, type Prisma } from '../../db'
import { addJob } from '../../jobs'
import { decisionsSchema } from '../schema'
import type { ListFile, Survey } from '../rules'
import { sayFileFault } from '../say-file-fault'
import { surveyFile } from '../survey-file'

/** Whether the questions about the file are answered, and its rows can be staged. */
export type Surveyed = 'failed' | 'asked' | 'mapped' | 'outdated'

/**
 * Looks through a whole file and stores what we recognised, with the questions that a person must answer. Run twice, or
 * on two machines, it stores the same. If somebody has decided something else meanwhile, nothing is stored: the job of
 * that decision does it.
 */
export async function surveyImport(importId: string, file: ListFile): Promise<Surveyed> {
  const { revision, decisions } = await db().import.findUniqueOrThrow({ where: { id: importId } })
  const surveyed = await surveyFile(file, decisionsSchema.parse(decisions))
  if (!surveyed.ok) return store({ importId, revision, state: 'failed', lastError: sayFileFault(surveyed) })
  const survey = surveyed.value
  const state = survey.questions.length > 0 ? 'asked' : 'mapped'
  return store({ importId, revision, state, lastError: null, survey })
}

type Found = {
  importId: string
  revision: number
  state: 'failed' | 'asked' | 'mapped'
  lastError: string | null
  survey?: Survey
}

function store({ importId, revision, state, lastError, survey }: Found): Promise<Surveyed> {
  return inTransaction(async (transaction) => {
    const rows = survey === undefined ? {} : { survey: storable(survey), lines: survey.rows }
    const { count } = await transaction.import.updateMany({
      where: { id: importId, revision, state: { in: ['uploading', 'uploaded', 'mapped', 'asked'] } },
      data: { state, lastError, ...rows },
    })
    if (count === 0) return 'outdated'
    if (state === 'mapped')
      await addJob(transaction, 'advance-import', { key: importId, payload: { importId } })
    return state
  })
}

/** PostgreSQL stores no NUL, not even in JSON. */
function storable(survey: Survey): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(survey).replaceAll('\\u0000', '')) as Prisma.InputJsonObject
}
