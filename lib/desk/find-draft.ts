import type { Words } from '../articles/rules'
import { db } from '../db'
import { isId } from '../donations/rules'
import { nameAuthor } from './name-author'

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
  return { words: draft, draft: await nameAuthor(draft), article: null, corrections: [] }
}
