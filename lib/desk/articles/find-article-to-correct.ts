import { db } from '../../db'
import type { Desk } from './find-draft'
import { nameAuthor } from './name-author'

/** A published article: the draft of its correction if there is one, else the published text. */
export async function findArticleToCorrect(slug: string): Promise<Desk | null> {
  const article = await db().article.findUnique({
    where: { slug },
    include: { draft: true, versions: { where: { note: { not: null } }, orderBy: { version: 'asc' } } },
  })
  if (article === null) return null
  const { draft, versions } = article
  return {
    words: draft ?? article,
    draft: draft === null ? null : await nameAuthor(draft),
    article: { id: article.id, slug, version: draft?.baseVersion ?? article.version },
    corrections: versions.map(({ note, at }) => ({ note: note ?? '', at })),
  }
}
