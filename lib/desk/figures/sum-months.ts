import { db, Prisma } from '../../db'
import { addMonths, dayOf, firstOfMonth, instantOn, type Day } from '../../days'
import type { MonthlyRevenue } from '../rules'
import { selectMoves } from './select-moves'

/** Months, oldest first and the current one last, with the net revenue by currency and frequency. */
export type RevenueByMonth = { months: Day[]; rows: MonthlyRevenue[] }

/** Sums up this many calendar months up to now, month by month, so that each is one short range of an index. */
export async function sumMonths(count: number, now: Date): Promise<RevenueByMonth> {
  const present = firstOfMonth(dayOf(now))
  const months = Array.from({ length: count }, (_, index) => addMonths(present, index + 1 - count))
  const begins = months.map((month) => instantOn(month))
  const ends = [...begins.slice(1), now]
  const rows = await db().$queryRaw<MonthlyRevenue[]>`
    select span.month, revenue.*
      from unnest(${months}::text[], ${asTexts(begins)}::timestamptz[], ${asTexts(ends)}::timestamptz[])
             as span (month, begins, ends),
           lateral (
             select currency, frequency::text as frequency, sum(minor)::float8 as minor
               from (${selectMoves(Prisma.sql`span.begins`, Prisma.sql`span.ends`)}) as moved
              group by currency, moved.frequency
           ) as revenue`
  return { months, rows }
}

function asTexts(instants: Date[]): string[] {
  return instants.map((instant) => instant.toISOString())
}
