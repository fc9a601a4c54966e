import { expect, it } from 'vitest'
import { findRow, upload } from '../../testing/lists/bring-file'
import { strangeFiles } from '../../testing/lists/strange-files'
import { world } from '../../testing/world'
import { db } from '../db'
import { discardImport } from './discard-import'
import type { Survey } from './rules'
import { sayQuestion } from './say-options'

// What people send in place of a list, on the way that an upload at the desk takes. The command is tried with some of
// them in commands/import-subscribers.db.test.ts.

const now = () => world().clock.now()
const ours = /something went wrong on our side/i

/** How many rows the tables have that an import writes. */
function written(): Promise<number[]> {
  return Promise.all([
    db().subscriber.count(),
    db().consentEvent.count(),
    db().suppression.count(),
    db().mail.count(),
  ])
}

it.each(strangeFiles)('%s is answered in words, and writes nobody', async (_, make) => {
  const { name, content, outcome, says, mailed } = await make()
  const before = await written()
  const importId = await upload(content, { name, now: now() })
  const { state, lastError, survey, counts } = await findRow(importId)
  expect({ state, lastError }).toMatchObject({ state: outcome })
  expect(lastError ?? '').not.toMatch(ours)
  if (outcome === 'failed') {
    expect(lastError).toMatch(says ?? /./)
    expect(lastError).toMatch(/Nobody was imported\.$/)
  }
  if (outcome === 'asked') {
    const { questions } = survey as unknown as Survey
    expect(questions.map(sayQuestion).join(' ')).toMatch(says ?? /Answer with/)
  }
  if (outcome === 'staged') expect((counts as { subscribed?: number }).subscribed ?? 0).toBe(mailed)
  expect(await written()).toEqual(before)
  await discardImport({ importId, staffId: null }, now())
  expect(await db().importLine.count({ where: { importId } })).toBe(0)
})
