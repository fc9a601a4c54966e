import { inTransaction } from '../db'
import { recordAction } from '../staff/record-action'

/** Deletes a draft in the state that the editor saw. One that was saved since stays. */
export function discardDraft(
  draftId: string,
  { version, staffId, now }: { version: number; staffId: string; now: Date },
): Promise<'discarded' | 'changed_meanwhile'> {
  return inTransaction(async (transaction) => {
    const draft = await transaction.draft.findUnique({ where: { id: draftId } })
    if (draft === null) return 'discarded'
    const { count } = await transaction.draft.deleteMany({ where: { id: draftId, version } })
    if (count === 0) return 'changed_meanwhile'
    await recordAction(transaction, {
      staffId,
      action: 'articles.discard',
      subject: `draft:${draftId}`,
      now,
      details: { headline: draft.headline },
    })
    return 'discarded'
  })
}
