import type { Queryable } from '../db'

/** A donor who has given need not be reminded: closes every open reminder of an address. */
export async function fulfilReminders(transaction: Queryable, email: string, now: Date): Promise<void> {
  await transaction.reminder.updateMany({
    where: { email, state: { in: ['unconfirmed', 'waiting'] } },
    data: { state: 'fulfilled', closedAt: now },
  })
}
