import { inTransaction, type Queryable } from '../db'
import { judgeArrivals, type ArrivalFacts, type ClickedLink } from './rules'

/** The most arrivals of one fold; the rest waits for the next minute. */
const mostAtOnce = 20_000

/**
 * Adds arrivals that are old enough to the click counts and deletes them; a sweep is deleted without counting. If two
 * processes fold at once, each arrival counts once. Returns how many were counted.
 */
export async function foldArrivals(now: Date): Promise<number> {
  return inTransaction(async (transaction) => {
    const arrivals = await transaction.arrival.findMany({ orderBy: { at: 'asc' }, take: mostAtOnce })
    const { counted, swept } = judgeArrivals(arrivals, now)
    const mine = await takeAway(transaction, [...counted, ...swept])
    const links = counted.filter(({ id }) => mine.has(id))
    await addUp(transaction, links)
    return links.length
  })
}

/** A transaction counts only what it deleted itself. */
async function takeAway(transaction: Queryable, arrivals: ArrivalFacts[]): Promise<Set<bigint>> {
  const ids = arrivals.map(({ id }) => id)
  if (ids.length === 0) return new Set()
  const gone = await transaction.$queryRaw<{ id: bigint }[]>`
    delete from arrivals where id = any(${ids}::bigint[]) returning id`
  return new Set(gone.map(({ id }) => id))
}

async function addUp(transaction: Queryable, links: ClickedLink[]): Promise<void> {
  const numbers = links.map(({ editionNumber }) => editionNumber)
  const positions = links.map(({ position }) => position)
  await transaction.$executeRaw`
    insert into edition_clicks (edition_number, position, count)
    select number, position, count(*)::int
      from unnest(${numbers}::int[], ${positions}::int[]) as clicked(number, position)
     group by number, position order by number, position
    on conflict (edition_number, position) do update set count = edition_clicks.count + excluded.count`
}
