import type { Pool } from 'pg'
import { publication } from '@/lib/publication'
import type { Figure } from './desk-figures'

/** The rows on which the desk and the independent query differ, each side as text; empty where they agree. */
export async function compareFigure(
  figure: Figure,
  { pool, now }: { pool: Pool; now: Date },
): Promise<{ ours: string[]; theirs: string[]; rows: number }> {
  const [ours, theirs] = [await figure.ours(), await pool.query(figure.theirs, [now, publication.timeZone])]
  const [mine, other] = [ours.map(write).sort(), theirs.rows.map(write).sort()]
  return {
    ours: mine.filter((row) => !other.includes(row)),
    theirs: other.filter((row) => !mine.includes(row)),
    rows: other.length,
  }
}

/** Columns in the order of their names; figures by their value, however the driver brought them. */
function write(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([one], [two]) => (one < two ? -1 : 1)))
}
