import type { Words } from '../articles/rules'
import { db } from '../db'
import { isId } from '../donations/rules'

/** What an editor opens: words, and the place they are saved to. */
export type Desk = {
  words: Words
  /** Null where nothing was saved yet. */
  draft: { id: string; version: number; savedAt: Date; savedBy: string | null } | null
  article: { id: string; version: number; slug: string } | null
  /** What readers were told of former mistakes, oldest first. */
  corrections: { note: string; at: Date }[]
}

/** The draft of a new article. */
export async function findDraft(id: string): Promise<Desk | null> {
  const draft = isId(id) ? await db().draft.findUnique({ where: { id } }) : null
  if (draft === null || draft.articleId !== null) return null
  return { words: draft, draft: await withAuthor(draft), article: null, corrections: [] }
}

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
    draft: draft === null ? null : await withAuthor(draft),
    article: { id: article.id, slug, version: draft?.baseVersion ?? article.version },
    corrections: versions.map(({ note, at }) => ({ note: note ?? '', at })),
  }
}

async function withAuthor(draft: { id: string; version: number; savedAt: Date; savedBy: string }) {
  const author = await db().user.findUnique({ where: { id: draft.savedBy }, select: { email: true } })
  return { id: draft.id, version: draft.version, savedAt: draft.savedAt, savedBy: author?.email ?? null }
}

/** The pictures that articles use, with the words for whoever cannot see them. */
export async function listPictures(): Promise<string[]> {
  const rows = await db().article.findMany({
    where: { illustration: { not: null } },
    distinct: ['illustration'],
    select: { illustration: true },
    orderBy: { illustration: 'asc' },
  })
  return rows.map(({ illustration }) => illustration ?? '')
}
