import { countVerdicts } from '../../imports/count-verdicts'
import type { Survey } from '../../imports/rules'
import { countUndoable, type Undoable } from '../../imports/undo/count-undoable'
import type { Undone } from '../../imports/undo/undo-import'
import type { Counts } from '../../imports/verdicts'
import { db } from '../../db'
import { isId } from '../../donations/rules'

export type ImportState =
  | 'uploading'
  | 'uploaded'
  | 'asked'
  | 'mapped'
  | 'staged'
  | 'importing'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'discarded'
  | 'failed'

export type ImportStory = {
  id: string
  fileName: string
  source: string
  state: ImportState
  /** Null until the file was looked through, and once it was discarded. */
  survey: Survey | null
  revision: number
  lines: number
  staged: number
  taken: number
  rejected: Record<string, number>
  counts: Counts
  undone: Partial<Undone>
  /** Null unless the import is done. */
  undoable: Undoable | null
  startedAt: Date
  approvedAt: Date | null
  finishedAt: Date | null
  problem: string | null
  /** Null for the command line, and for people who have left. */
  by: string | null
}

/** Counting more rows than this takes longer than a page may. */
const countedAtOnce = 100_000

/** One import with all that its page shows; null if there is none. */
export async function findImport(id: string): Promise<ImportStory | null> {
  if (!isId(id)) return null
  const found = await db().import.findUnique({ where: { id } })
  if (found === null) return null
  const { staffId, lastError, approvedAt } = found
  const by = staffId === null ? null : await db().user.findUnique({ where: { id: staffId } })
  // One that was stored by an earlier version has no notices.
  const survey = (found.survey ?? null) as (Omit<Survey, 'notices'> & Partial<Survey>) | null
  const story = {
    ...found,
    survey: survey?.mapping === undefined ? null : { ...survey, notices: survey.notices ?? [] },
    rejected: found.rejected as Record<string, number>,
    counts: found.counts as Counts,
    undone: found.undone as Partial<Undone>,
    undoable: null,
    problem: lastError,
    by: by?.email ?? null,
  }
  if (found.state === 'staged') return { ...story, counts: await countAgain(story) }
  if (found.state !== 'done' || approvedAt === null) return story
  return { ...story, undoable: await countUndoable({ importId: id, approvedAt, counts: story.counts }) }
}

/** Somebody may have signed up since the rows were staged. */
function countAgain({
  id,
  counts,
  staged,
  survey,
}: Pick<ImportStory, 'id' | 'counts' | 'staged' | 'survey'>) {
  if (staged > countedAtOnce) return counts
  const isOwn = survey?.mapping.provider === 'own'
  return countVerdicts(db(), { importId: id, isOwn, asksToConfirm: false })
}
