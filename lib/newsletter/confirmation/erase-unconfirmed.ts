import { db } from '../../db'
import { addDays, dayOf, instantOn } from '../../days'
import { openChangeDays, unconfirmedDays } from '../rules'

/**
 * Erases addresses that nobody confirmed, with everything stored about them: those of sign-ups, and those of changes of
 * address. Returns how many.
 */
export async function eraseUnconfirmed(now: Date): Promise<number> {
  const before = (days: number) => ({ lt: instantOn(addDays(dayOf(now), -days)) })
  const subscribers = await db().subscriber.deleteMany({
    where: { state: 'unconfirmed', requestedAt: before(unconfirmedDays) },
  })
  const changes = await db().addressChange.deleteMany({
    where: { doneAt: null, askedAt: before(openChangeDays) },
  })
  return subscribers.count + changes.count
}
