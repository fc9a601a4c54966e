import { dayOf } from '../../days'
import { db } from '../../db'
import type { SubscriberFilter } from '../schema'
import { selectSubscribers } from './select-subscribers'

/** The number of subscribers that match a filter, on all pages together. */
export async function countMatchingSubscribers(filter: SubscriberFilter, now: Date): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from subscribers as subscriber where ${selectSubscribers(filter, dayOf(now))}`
  return row?.count ?? 0
}
