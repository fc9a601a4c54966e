import { db } from '../../db'
import { isId } from '../rules'

type CardChangeView = { donationIds: string[]; nextIds: string[] }

/** The change that a donor returns from, if all its donations are theirs; null for any other. */
export async function findCardChange(id: string, mine: readonly string[]): Promise<CardChangeView | null> {
  const change = isId(id) ? await db().cardChange.findUnique({ where: { id } }) : null
  if (change === null) return null
  const { donationIds, nextIds } = change
  return [...donationIds, ...nextIds].every((each) => mine.includes(each)) ? { donationIds, nextIds } : null
}
