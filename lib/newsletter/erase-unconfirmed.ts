import { db } from '../db'
import { addDays, dayOf, instantOn } from '../days'
import { unconfirmedDays } from './rules'

/** Forgets addresses that nobody confirmed, with all that was noted about them. Returns how many. */
export async function eraseUnconfirmed(now: Date): Promise<number> {
  const requestedAt = { lt: instantOn(addDays(dayOf(now), -unconfirmedDays)) }
  const { count } = await db().subscriber.deleteMany({ where: { state: 'unconfirmed', requestedAt } })
  return count
}
