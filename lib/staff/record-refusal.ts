import { db } from '../db'
import { isStaff, type Role, type StaffAction } from './rules'

const hourMs = 3_600_000

/**
 * Writes one audit entry when staff ask for something their role does not allow: once per person, action and hour, for
 * any number of requests and processes. A reader who asks for a page of the desk is refused without an entry; otherwise
 * anybody with an account could fill a log that nobody can shorten.
 */
export async function recordRefusal(
  { id, role }: { id: string; role: Role },
  { action, now }: { action: StaffAction; now: Date },
): Promise<void> {
  if (!isStaff(role)) return
  const onceKey = `refused:${id}:${action}:${Math.floor(now.getTime() / hourMs)}`
  await db().auditEntry.createMany({
    data: { staffId: id, action: 'refused', subject: action, details: {}, at: now, onceKey },
    skipDuplicates: true,
  })
}
