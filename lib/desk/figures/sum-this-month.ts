import { db } from '../../db'
import { dayOf, firstOfMonth, instantOn, monthBefore } from '../../days'
import { orderCurrencies } from '../rules'
import { selectMoves } from './select-moves'

export type MonthSoFar = {
  currency: string
  /** Minor units: received, returned (both positive), and the net. */
  given: number
  back: number
  net: number
  /** The number of payments. */
  payments: number
  /** The net of the same days of the month before, to the same hour. */
  netBefore: number
}

/** This month up to now, a row for each currency, compared with the same days of the month before. */
export async function sumThisMonth(now: Date): Promise<MonthSoFar[]> {
  const then = monthBefore(now)
  const [present, before] = await Promise.all([sumSoFar(now), sumSoFar(then)])
  const none = { given: 0, back: 0, payments: 0 }
  return orderCurrencies([...present.keys(), ...before.keys()]).map((currency) => {
    const [mine, past] = [present.get(currency) ?? none, before.get(currency) ?? none]
    return { currency, ...mine, net: mine.given - mine.back, netBefore: past.given - past.back }
  })
}

type Sum = { currency: string; given: number; back: number; payments: number }

async function sumSoFar(now: Date): Promise<Map<string, Sum>> {
  const begin = instantOn(firstOfMonth(dayOf(now)))
  const rows = await db().$queryRaw<Sum[]>`
    select currency, coalesce(sum(minor) filter (where minor > 0), 0)::float8 as given,
           coalesce(-sum(minor) filter (where minor < 0), 0)::float8 as back,
           count(*) filter (where minor > 0)::int as payments
      from (${selectMoves(begin, now)}) as moved
     group by currency`
  return new Map(rows.map((row) => [row.currency, row]))
}
