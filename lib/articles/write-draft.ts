import type { Queryable } from '../db'
import { refuse, succeed, type Result } from '../result'
import { isSameText, type Words } from './rules'

/** Where to save a text: the draft's id, created with the form, and the version that the writer saw. */
export type DraftPlace = {
  draftId: string
  /** 0 if nothing was saved yet. */
  version: number
  /** The article to correct and the version that the writer saw; null for a new article. */
  article: { id: string; version: number } | null
}
export type Writer = { staffId: string; now: Date }

/** What stands there now, and the place from which to save over it knowingly. */
type Theirs = { words: Words; by: string | null; at: Date; place: DraftPlace }

export type SaveRefusal =
  /** Somebody else saved or published in the meantime. */
  | { reason: 'changed_meanwhile'; theirs: Theirs }
  /** It was published or discarded in the meantime. */
  | { reason: 'gone' }

/** Saves text for the newsroom only. An editor who saw an older save is told, and overwrites nothing. */
export async function writeDraft(
  transaction: Queryable,
  words: Words,
  { staffId, now, ...place }: DraftPlace & Writer,
): Promise<Result<{ version: number }, SaveRefusal>> {
  const { draftId, version, article } = place
  const newer = article === null ? null : await findNewerArticle(transaction, { ...place, article })
  if (newer !== null) return refuse({ reason: 'changed_meanwhile', theirs: newer })

  const saved = { ...words, savedAt: now, savedBy: staffId, baseVersion: article?.version ?? 0 }
  const { count } =
    version === 0
      ? await transaction.draft.createMany({
          data: { ...saved, id: draftId, articleId: article?.id ?? null, createdAt: now },
          skipDuplicates: true,
        })
      : await transaction.draft.updateMany({
          where: { id: draftId, version },
          data: { ...saved, version: { increment: 1 } },
        })
  return count === 1 ? succeed({ version: version + 1 }) : explainNoSave(transaction, words, place)
}

/** Locks the article: somebody who publishes it at the same time comes first, or after us. */
async function findNewerArticle(
  transaction: Queryable,
  place: DraftPlace & { article: { id: string; version: number } },
): Promise<Theirs | null> {
  const { id, version } = place.article
  await transaction.$queryRaw`select from articles where id = ${id}::uuid for update`
  const present = await transaction.article.findUniqueOrThrow({ where: { id }, include: { draft: true } })
  if (present.version === version) return null
  const { draft } = present
  return {
    words: present,
    by: null,
    at: present.updatedAt,
    place: {
      draftId: draft?.id ?? place.draftId,
      version: draft?.version ?? 0,
      article: { id, version: present.version },
    },
  }
}

async function explainNoSave(
  transaction: Queryable,
  words: Words,
  place: DraftPlace,
): Promise<Result<{ version: number }, SaveRefusal>> {
  const { draftId, article } = place
  const present = await transaction.draft.findFirst({
    where: { OR: [{ id: draftId }, ...(article === null ? [] : [{ articleId: article.id }])] },
  })
  if (present === null) return refuse({ reason: 'gone' })
  const { id, version, savedBy, savedAt } = present
  if (id === draftId && isSameText(present, words)) return succeed({ version })
  const author = await transaction.user.findUnique({ where: { id: savedBy }, select: { email: true } })
  return refuse({
    reason: 'changed_meanwhile',
    theirs: {
      words: present,
      by: author?.email ?? null,
      at: savedAt,
      place: { draftId: id, version, article },
    },
  })
}
