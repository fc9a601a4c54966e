import { inTransaction, type Queryable } from '../db'
import { refuse, succeed, type Result } from '../result'
import { recordAction } from '../staff/record-action'
import { isSameText, type Words } from './rules'
import { writeDraft, type DraftPlace, type SaveRefusal, type Writer } from './write-draft'

export type PublishRefusal = SaveRefusal | { reason: 'taken' }

type Publication = DraftPlace &
  Writer & {
    /** What was corrected, for readers; null for a new article, or if nothing was wrong. */
    note: string | null
  }

/**
 * Publishes a new article or a correction. Deletes the draft, keeps the former text as a version and writes an audit
 * entry, all in one transaction.
 */
export function publishArticle(
  words: Words,
  publication: Publication,
): Promise<Result<{ slug: string }, PublishRefusal>> {
  return inTransaction(async (transaction) => {
    const { article, draftId } = publication
    // Somebody who publishes under the same address at the same time comes before us or after us.
    await transaction.$queryRaw`select pg_advisory_xact_lock(hashtext(${`article:${words.slug}`}))::text`
    const done = article === null ? await findPublished(transaction, draftId) : null
    if (done !== null) return succeed({ slug: done })
    if (article === null && (await isTaken(transaction, words.slug))) return refuse({ reason: 'taken' })

    const saved = await writeDraft(transaction, words, publication)
    if (!saved.ok) return isAlreadyThere(saved, words) ? succeed({ slug: words.slug }) : saved
    const slug =
      article === null
        ? await publishNew(transaction, words, publication)
        : await publishCorrection(transaction, words, { ...publication, article })
    await transaction.draft.deleteMany({ where: { id: draftId } })
    return succeed({ slug })
  })
}

/** The draft's id becomes the article's id, so a button pressed twice publishes once. */
async function findPublished(transaction: Queryable, draftId: string): Promise<string | null> {
  const article = await transaction.article.findUnique({ where: { id: draftId }, select: { slug: true } })
  return article?.slug ?? null
}

/** The same text, published by the first press of the button. */
function isAlreadyThere(refusal: SaveRefusal, words: Words): boolean {
  return refusal.reason === 'changed_meanwhile' && isSameText(refusal.theirs.words, words)
}

async function isTaken(transaction: Queryable, slug: string): Promise<boolean> {
  return (await transaction.article.count({ where: { slug } })) > 0
}

async function publishNew(
  transaction: Queryable,
  words: Words,
  { draftId, staffId, now }: Publication,
): Promise<string> {
  const { slug } = await transaction.article.create({
    data: { ...words, id: draftId, publishedAt: now, updatedAt: now },
    select: { slug: true },
  })
  await keepVersion(transaction, words, { articleId: draftId, version: 1, note: null, staffId, at: now })
  await recordAction(transaction, {
    staffId,
    action: 'articles.publish',
    subject: `article:${draftId}`,
    now,
    details: { slug, headline: words.headline },
  })
  return slug
}

async function publishCorrection(
  transaction: Queryable,
  words: Words,
  { article, note, staffId, now }: Publication & { article: { id: string; version: number } },
): Promise<string> {
  const { id, version } = article
  const former = await transaction.article.findUniqueOrThrow({ where: { id } })
  const first = { articleId: id, version, note: null, staffId: null, at: former.updatedAt }
  await keepVersion(transaction, former, first)
  // The URL that readers know does not change.
  const { slug, ...changed } = { ...words, slug: former.slug }
  await transaction.article.update({
    where: { id },
    data: { ...changed, updatedAt: now, version: version + 1 },
  })
  await keepVersion(transaction, words, { articleId: id, version: version + 1, note, staffId, at: now })
  await recordAction(transaction, {
    staffId,
    action: 'articles.publish',
    subject: `article:${id}`,
    now,
    details: { slug, headline: words.headline, correction: note, version: version + 1 },
  })
  return slug
}

type Version = { articleId: string; version: number; note: string | null; staffId: string | null; at: Date }

/** Does nothing if this version is already saved. */
async function keepVersion(transaction: Queryable, words: Words, version: Version): Promise<void> {
  const { headline, standfirst, bodyMarkdown } = words
  await transaction.articleVersion.createMany({
    data: { ...version, headline, standfirst, bodyMarkdown },
    skipDuplicates: true,
  })
}
