import { inTransaction, type Queryable } from '../../db'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'
import type { EditionState } from '../rules'
import type { EditionWords } from '../schema'

export type PickedItem = { articleId: string; blurb: string }

export type SavedEdition = EditionWords & {
  number: number
  /** The revision that the editor started from. */
  revision: number
  items: PickedItem[]
  staffId: string
}

export type SaveRefusal =
  | { reason: 'unknown' }
  | { reason: 'wrong_state'; state: EditionState }
  /**
   * Somebody else saved in the meantime. Contains their version, so that the editor can look at it and overwrite it
   * knowingly.
   */
  | {
      reason: 'changed_meanwhile'
      theirs: EditionWords & { revision: number; items: PickedItem[]; by: string | null }
    }
  | { reason: 'unknown_article' }
  | { reason: 'article_twice' }

/**
 * Saves an editor's version of a draft. An editor who started from an older revision is told and overwrites nothing.
 */
export function saveEdition(
  saved: SavedEdition,
  now: Date,
): Promise<Result<{ revision: number }, SaveRefusal>> {
  return inTransaction(async (transaction) => {
    const { number, revision, subject, preheader, openingNote, editorName, hasPicture, items, staffId } =
      saved
    const articleIds = items.map(({ articleId }) => articleId)
    if (new Set(articleIds).size < items.length) return refuse({ reason: 'article_twice' })
    const known = await transaction.article.count({ where: { id: { in: articleIds } } })
    if (known < items.length) return refuse({ reason: 'unknown_article' })

    const { count } = await transaction.edition.updateMany({
      where: { number, revision, state: 'draft' },
      data: {
        subject,
        preheader,
        openingNote,
        editorName,
        hasPicture,
        editedBy: staffId,
        revision: { increment: 1 },
      },
    })
    if (count === 0) return refuseSave(transaction, saved)
    await writeItems(transaction, number, items)
    await recordAction(transaction, {
      staffId,
      action: 'newsletter.edit',
      subject: `edition:${number}`,
      now,
      details: { subject, articles: items.length, revision: revision + 1 },
    })
    return succeed({ revision: revision + 1 })
  })
}

async function writeItems(transaction: Queryable, number: number, items: PickedItem[]): Promise<void> {
  await transaction.editionItem.deleteMany({ where: { editionNumber: number } })
  await transaction.editionItem.createMany({
    data: items.map(({ articleId, blurb }, index) => ({
      editionNumber: number,
      articleId,
      position: index + 1,
      blurb,
    })),
  })
}

async function refuseSave(
  transaction: Queryable,
  mine: SavedEdition,
): Promise<Result<{ revision: number }, SaveRefusal>> {
  const edition = await transaction.edition.findUnique({
    where: { number: mine.number },
    include: { items: { orderBy: { position: 'asc' } } },
  })
  if (edition === null) return refuse({ reason: 'unknown' })
  const { state, revision, subject, preheader, openingNote, editorName, hasPicture, editedBy } = edition
  if (state !== 'draft') return refuse({ reason: 'wrong_state', state })
  const items = edition.items.map(({ articleId, blurb }) => ({ articleId, blurb }))
  const theirs = { subject, preheader, openingNote, editorName, hasPicture, items }
  // The same text, saved by the first press of the button.
  if (isSameEdition(theirs, mine)) return succeed({ revision })
  const writer =
    editedBy === null
      ? null
      : await transaction.user.findUnique({ where: { id: editedBy }, select: { email: true } })
  return refuse({ reason: 'changed_meanwhile', theirs: { ...theirs, revision, by: writer?.email ?? null } })
}

export type Written = EditionWords & { items: PickedItem[] }

/** True if two people wrote the same, or one person pressed a button twice. */
export function isSameEdition(one: Written, other: Written): boolean {
  const write = ({ subject, preheader, openingNote, editorName, hasPicture, items }: Written) =>
    JSON.stringify([
      [subject, preheader, openingNote, editorName, hasPicture],
      items.map(({ articleId, blurb }) => [articleId, blurb]),
    ])
  return write(one) === write(other)
}
