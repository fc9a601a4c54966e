import type { Queryable } from '../db'
import { judgedLines, type Judged } from './judge-lines'
import type { Counts, Verdict } from './verdicts'

/** How many staged rows would become what, if they were imported now. */
export async function countVerdicts(transaction: Queryable, judged: Judged): Promise<Counts> {
  const rows = await transaction.$queryRaw<{ verdict: Verdict; count: number }[]>`
    select verdict, count(*)::int as count from (${judgedLines(judged)}) as judged group by verdict`
  return Object.fromEntries(rows.map(({ verdict, count }) => [verdict, count]))
}
