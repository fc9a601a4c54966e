import { inTransaction } from '../db'
import type { Result } from '../result'
import { recordAction } from '../staff/record-action'
import type { Words } from './rules'
import { writeDraft, type DraftPlace, type SaveRefusal, type Writer } from './write-draft'

/** Saves text that is not for readers yet. An editor who saw an older save is told, and overwrites nothing. */
export function saveDraft(
  words: Words,
  place: DraftPlace & Writer,
): Promise<Result<{ version: number }, SaveRefusal>> {
  return inTransaction(async (transaction) => {
    const saved = await writeDraft(transaction, words, place)
    if (!saved.ok) return saved
    await recordAction(transaction, {
      staffId: place.staffId,
      action: 'articles.write',
      subject: place.article === null ? `draft:${place.draftId}` : `article:${place.article.id}`,
      details: { headline: words.headline, version: saved.value.version },
      now: place.now,
    })
    return saved
  })
}
