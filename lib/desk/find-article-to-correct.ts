import { db } from '../db'
import type { Desk } from './find-draft'
import { nameAuthor } from './name-author'

/** A published article: its draft where somebody has begun to correct it, else the text that readers see. */
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
