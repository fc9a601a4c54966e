import { db } from '../db'
import { keptDays } from './rules'

/**
 * Deletes reminders some time after they were sent, cancelled or fulfilled, and those never confirmed. Returns how
 * many.
 */
export async function eraseClosed(now: Date): Promise<number> {
  const before = { lt: new Date(now.getTime() - keptDays * 86_400_000) }
  const { count } = await db().reminder.deleteMany({
    where: { OR: [{ closedAt: before }, { state: 'unconfirmed', createdAt: before }] },
  })
  return count
}
