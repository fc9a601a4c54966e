import { db } from '../db'

/**
 * Ends a reminder of the address whose owner is signed in; done twice, or for somebody else's reminder, it changes
 * nothing. `id` is a UUID.
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
