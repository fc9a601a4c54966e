import { approveImport } from '../../lib/imports/run/approve-import'
import { runImport } from '../../lib/imports/run/run-import'
import type { ImportLine } from '../../lib/imports/rules'
import { stageLines } from '../../lib/imports/stage/stage-lines'
import { openImport } from '../../lib/imports/upload/open-import'
import { db } from '../../lib/db'
import type { Counts } from '../../lib/imports/verdicts'

// Rows as the reader of files gives them, for tests of what becomes of them.

/** One row, confirmed and without anything else unless it says so. */
export function lineOf(email: string, given: Partial<ImportLine> = {}): ImportLine {
  return {
    line: 2,
    part: 'list.csv',
    email,
    state: 'confirmed',
    suppressed: null,
    name: null,
    note: null,
    tags: [],
    signedUpAt: null,
    confirmedAt: null,
    unsubscribedAt: null,
    pausedUntil: null,
    source: null,
    ipPrefix: null,
    agreedBy: null,
    agreedAt: null,
    wordingVersion: null,
    ...given,
  }
}

export const testSource = 'The list of the fair in Riga'

type Staging = { lines: ImportLine[]; provider?: string; now: Date }

/** An import whose rows are staged, as after the upload of a file. Returns its id. */
export async function stage({ lines, provider = 'mailchimp', now }: Staging): Promise<string> {
  const given = { fileName: 'list.csv', source: testSource, staffId: null }
  const importId = await openImport(given, now)
  await db().import.update({
    where: { id: importId },
    data: { survey: { mapping: { provider } }, state: 'mapped' },
  })
  const numbered = lines.map((line, place) => ({ ...line, line: place + 2 }))
  const staged = await stageLines({ importId, revision: 0, pieces: inPieces(numbered) })
  if (staged === null) throw new Error('The rows were not staged')
  return importId
}

async function* inPieces(lines: ImportLine[]) {
  for (let at = 0; at < lines.length; at += 7)
    yield await Promise.resolve({ taken: lines.slice(at, at + 7), rejected: [] })
}

export async function approve(
  importId: string,
  { now, asksToConfirm = false }: { now: Date; asksToConfirm?: boolean },
) {
  const { revision } = await db().import.findUniqueOrThrow({ where: { id: importId } })
  const approval = { importId, staffId: null, revision, source: testSource, asksToConfirm }
  const approved = await approveImport(approval, now)
  if (!approved.ok) throw new Error(approved.reason)
}

/** Stages, approves and imports. */
export async function bring(
  staging: Staging & { asksToConfirm?: boolean },
): Promise<{ id: string; counts: Counts }> {
  const id = await stage(staging)
  await approve(id, staging)
  await runImport(id, staging)
  const { counts } = await db().import.findUniqueOrThrow({ where: { id } })
  return { id, counts: counts as Counts }
}
