import { db } from '../db'
import { isStaff, type Role, type StaffAction } from './rules'

const hourMs = 3_600_000

/**
 * Writes one line of the audit log when staff ask for what their role does not include: once per person, action and
 * hour, whatever the number of requests and machines. A reader who asks for a page of the desk is refused and not
 * recorded, or anybody with an account could fill a log that nobody can thin out.
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
