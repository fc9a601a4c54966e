import { db } from '../db'
import type { Filter } from './schema'
import { selectMatching } from './select-matching'

/** How many gifts a filter holds, whatever page of them is shown. */
export async function countDonations(filter: Filter): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from donations as gift where ${selectMatching(filter)}`
  return row?.count ?? 0
}
