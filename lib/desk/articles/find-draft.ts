import type { Words } from '../../articles/rules'
import { db } from '../../db'
import { isId } from '../../donations/rules'
import { nameAuthor } from './name-author'

/** What an editor opens: a text, and where to save it. */
export type Desk = {
  words: Words
  /** Null if nothing was saved yet. */
  draft: { id: string; version: number; savedAt: Date; savedBy: string | null } | null
  article: { id: string; version: number; slug: string } | null
  /** The published correction notes, oldest first. */
  corrections: { note: string; at: Date }[]
}

/** The draft of a new article. */
export async function findDraft(id: string): Promise<Desk | null> {
  const draft = isId(id) ? await db().draft.findUnique({ where: { id } }) : null
  if (draft === null || draft.articleId !== null) return null
  return { words: draft, draft: await nameAuthor(draft), article: null, corrections: [] }
}
