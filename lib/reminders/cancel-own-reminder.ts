import { db } from '../db'

/**
 * Cancels a reminder of the signed-in reader. A second call, or another reader's reminder, changes nothing. `id` is a
 * UUID.
 */
export async function cancelOwnReminder(
  { email, id }: { email: string; id: string },
  now: Date,
): Promise<void> {
  await db().reminder.updateMany({
    where: { id, email, state: { in: ['unconfirmed', 'waiting'] } },
    data: { state: 'cancelled', closedAt: now },
  })
}
