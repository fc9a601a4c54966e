import * as z from 'zod'
import { db } from '../db'
import type { SelectionChange } from '../newsletter/by-staff/change-subscribers'

export type SelectionStory = {
  id: string
  state: 'asked' | 'running' | 'done' | 'stopped'
  what: SelectionChange['what']
  tag: string | null
  reason: string | null
  filter: Partial<Record<string, string>>
  members: number
  lookedAt: number
  changed: number
  askedAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  /** Null for people who have left. */
  by: string | null
}

/** One selection with all that its page shows; null if there is none. */
export async function findSelection(id: string): Promise<SelectionStory | null> {
  if (!z.uuid().safeParse(id).success) return null
  const found = await db().selection.findUnique({ where: { id } })
  if (found === null) return null
  const by = await db().user.findUnique({ where: { id: found.staffId }, select: { email: true } })
  return {
    ...found,
    what: found.what as SelectionChange['what'],
    filter: found.filter as SelectionStory['filter'],
    by: by?.email ?? null,
  }
}
