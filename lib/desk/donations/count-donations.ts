import { db } from '../../db'
import type { Filter } from '../schema'
import { selectMatching } from './select-matching'

/** The number of donations that match a filter, on all pages together. */
export async function countDonations(filter: Filter): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from donations as donation where ${selectMatching(filter)}`
  return row?.count ?? 0
}
