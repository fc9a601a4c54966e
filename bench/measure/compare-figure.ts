import type { Pool } from 'pg'
import { publication } from '@/lib/publication'
import type { Figure } from './desk-figures'

/** The rows that differ between the desk and the independent query, each side as text. Empty if they agree. */
export async function compareFigure(
  figure: Figure,
  { pool, now }: { pool: Pool; now: Date },
): Promise<{ ours: string[]; theirs: string[]; rows: number }> {
  const ours = await figure.ours()
  const theirs = await pool.query(figure.theirs, [now, publication.timeZone])
  const [mine, other] = [ours.map(write).sort(), theirs.rows.map(write).sort()]
  return {
    ours: mine.filter((row) => !other.includes(row)),
    theirs: other.filter((row) => !mine.includes(row)),
    rows: other.length,
  }
}

/** Sorts columns by name, and compares numbers by value, whatever type the driver returns. */
function write(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([one], [two]) => (one < two ? -1 : 1)))
}
