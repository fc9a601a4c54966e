import { db } from '../../db'
import { addMonths, dayOf, firstOfMonth, instantOn, type Day } from '../../days'

export type Subscribers = {
  active: number
  /** The number at the beginning of each of these months, oldest first. */
  past: { month: Day; active: number }[]
  /** Within the last thirty days. */
  joined: number
  left: number
}

type Change = { since: Date; joined: number; left: number }

const dayMs = 86_400_000

/**
 * Active subscribers now, and at the beginning of each of the last `months` months: counted backwards from now with the
 * consent ledger, which includes readers who left and returned.
 */
export async function countSubscribers(months: number, now: Date): Promise<Subscribers> {
  const present = firstOfMonth(dayOf(now))
  const begins = Array.from({ length: months }, (_, index) => addMonths(present, index + 1 - months))
  const lately = new Date(now.getTime() - 30 * dayMs)
  const [active, changes] = await Promise.all([
    db().subscriber.count({ where: { state: 'confirmed' } }),
    countChanges([...begins.map((month) => instantOn(month)), lately], now),
  ])
  const past = begins.map((month) => {
    const { joined, left } = addSince(changes, instantOn(month))
    return { month, active: active - joined + left }
  })
  return { active, past, ...addSince(changes, lately) }
}

function addSince(changes: Change[], begin: Date): { joined: number; left: number } {
  const later = changes.filter(({ since }) => since >= begin)
  return {
    joined: later.reduce((sum, { joined }) => sum + joined, 0),
    left: later.reduce((sum, { left }) => sum + left, 0),
  }
}

/**
 * Who came and who left between each of these moments and the next, the last of them now. A reader who leaves before
 * having confirmed was none, and does not count as lost. Ranges of one index.
 */
async function countChanges(moments: Date[], now: Date): Promise<Change[]> {
  const starts = moments.sort((one, other) => one.getTime() - other.getTime())
  const begin = starts[0] ?? now
  const rows = await db().$queryRaw<{ bucket: number; joined: number; left: number }[]>`
    select width_bucket(change.at, ${starts.map((start) => start.toISOString())}::timestamptz[]) as bucket,
           count(*) filter (where change.kind in ('confirmed', 'imported'))::int as joined,
           count(*) filter (where change.kind = 'withdrawn')::int as left
      from (
        select kind, at from consent_events where kind = 'confirmed' and at >= ${begin} and at < ${now}
        union all
        select kind, at from consent_events where kind = 'imported' and at >= ${begin} and at < ${now}
        union all
        select kind, at from consent_events as leaving
         where kind = 'withdrawn' and at >= ${begin} and at < ${now}
           and exists (
             select from consent_events as before
              where before.subscriber_id = leaving.subscriber_id and before.request = leaving.request
                and before.kind in ('confirmed', 'imported'))
      ) as change
     group by 1`
  return rows.map(({ bucket, ...counts }) => ({ since: starts[bucket - 1] ?? begin, ...counts }))
}
