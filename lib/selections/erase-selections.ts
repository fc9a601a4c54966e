import { db } from '../db'
import { keptDays } from './rules'

/** Forgets selections that nobody started. Returns how many. */
export async function eraseSelections(now: Date): Promise<number> {
  const askedAt = { lt: new Date(now.getTime() - keptDays * 86_400_000) }
  const { count } = await db().selection.deleteMany({ where: { state: 'asked', askedAt } })
  return count
}
