import { db } from '../db'
import { refuse, succeed, type Result } from '../result'
import { readToken } from '../secrets/tokens'

/**
 * Cancels one reminder. A second call, or a call after it was sent, changes nothing and still answers that it is over.
 */
export async function cancelReminder(token: string, now: Date): Promise<Result<void, { reason: 'unknown' }>> {
  const read = readToken('cancel-reminder', token, now)
  if (!read.ok) return refuse({ reason: 'unknown' })
  const id = read.value

  const { count } = await db().reminder.updateMany({
    where: { id, state: { in: ['unconfirmed', 'waiting'] } },
    data: { state: 'cancelled', closedAt: now },
  })
  if (count > 0) return succeed(undefined)
  const isKnown = (await db().reminder.findUnique({ where: { id }, select: { id: true } })) !== null
  return isKnown ? succeed(undefined) : refuse({ reason: 'unknown' })
}
