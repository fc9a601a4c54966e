import { db } from '../db'
import { keptMs } from './rules'

/** Deletes mails a month after they were sent or given up. Returns how many. */
export async function eraseSent(now: Date): Promise<number> {
  const createdAt = { lt: new Date(now.getTime() - keptMs) }
  const { count } = await db().mail.deleteMany({ where: { state: { in: ['sent', 'refused'] }, createdAt } })
  return count
}
