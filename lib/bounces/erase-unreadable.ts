import { db } from '../db'

const keptDays = 30

/** Deletes events that nobody could read a month after they came. Returns how many. */
export async function eraseUnreadable(now: Date): Promise<number> {
  const receivedAt = { lt: new Date(now.getTime() - keptDays * 86_400_000) }
  const { count } = await db().unreadableMailEvent.deleteMany({ where: { receivedAt } })
  return count
}
