import { db, Prisma } from '../../db'
import { orderCurrencies } from '../rules'

export type Recurring = {
  currency: string
  /** The monthly value of active donations, in minor units: monthly ones in full, annual ones a twelfth. */
  monthly: number
  /** The part of it from donations that their donors have ended. */
  ending: number
  /** The part of it whose last payment failed and is being retried. */
  pastDue: number
  /** The number of these donations. */
  donations: number
  /** What paused donations would add. */
  paused: number
}

/** The current monthly recurring revenue, a row for each currency. */
export async function sumRecurring(): Promise<Recurring[]> {
  const rows = await db().$queryRaw<Recurring[]>`
    select currency, ${sumWhere(Prisma.sql`not is_paused`)} as monthly,
           ${sumWhere(Prisma.sql`not is_paused and state = 'ending'`)} as ending,
           ${sumWhere(Prisma.sql`not is_paused and state = 'past_due'`)} as "pastDue",
           count(*) filter (where not is_paused)::int as donations,
           ${sumWhere(Prisma.sql`is_paused`)} as paused
      from (
        select currency, state, is_paused,
               case frequency when 'annual' then amount_minor / 12.0 else amount_minor end as share
          from donations
         where state in ('active', 'past_due', 'ending') and frequency in ('monthly', 'annual')
      ) as running
     group by currency`
  const order = orderCurrencies(rows.map(({ currency }) => currency))
  return rows.sort((one, other) => order.indexOf(one.currency) - order.indexOf(other.currency))
}

function sumWhere(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`round(coalesce(sum(share) filter (where ${condition}), 0))::float8`
}
