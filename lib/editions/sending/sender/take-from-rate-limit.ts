import { db } from '../../../db'
import { dayOf } from '../../../days'
import { settings } from '../../../env'
import { piecesAt, warmUpAllowance } from '../rules'

/** How many of the requested mails may leave now; if none, when to ask again. */
export type Rate = { granted: number; waitMs: number }

const noLimit = 2_147_483_647

/**
 * Takes a share of the rate and of the day's allowance from the one row that all workers share. Without a limit no
 * query is made.
 */
export async function takeFromRateLimit(wanted: number, now: Date): Promise<Rate> {
  const { BULK_RATE, WARM_UP_SINCE } = settings()
  if (BULK_RATE === 0 && WARM_UP_SINCE === undefined) return { granted: wanted, waitMs: 0 }
  const today = dayOf(now)
  const allowance = WARM_UP_SINCE === undefined ? noLimit : warmUpAllowance(WARM_UP_SINCE, today)
  const piece = {
    today,
    most: Math.min(wanted, piecesAt(BULK_RATE)),
    allowance: Math.min(allowance, noLimit),
    secondsEach: BULK_RATE === 0 ? 0 : 60 / BULK_RATE,
  }
  return (await take(piece)) ?? (await begin(today), await take(piece)) ?? { granted: 0, waitMs: 1_000 }
}

type Piece = { today: string; most: number; allowance: number; secondsEach: number }

async function take({ today, most, allowance, secondsEach }: Piece): Promise<Rate | undefined> {
  const [row] = await db().$queryRaw<{ granted: number; wait_ms: number }[]>`
    with pace as (
      select next_at, case when day = ${today}::date then sent_today else 0 end as sent
        from sender_rate_limits where id = 1 for update),
    piece as (
      select next_at, sent,
             case when next_at > clock_timestamp() then 0
                  else greatest(least(${most}::int, ${allowance}::int - sent), 0) end as granted
        from pace)
    update sender_rate_limits
       set day = ${today}::date, sent_today = piece.sent + piece.granted,
           next_at = greatest(piece.next_at, clock_timestamp())
                       + make_interval(secs => piece.granted * ${secondsEach}::float)
      from piece where id = 1
    returning piece.granted, ceil(extract(epoch from piece.next_at - clock_timestamp()) * 1000)::int as wait_ms`
  // A used-up allowance does not say when the next day begins.
  return row && { granted: row.granted, waitMs: row.wait_ms > 0 ? row.wait_ms : 1_000 }
}

async function begin(today: string): Promise<void> {
  await db().$executeRaw`
    insert into sender_rate_limits (id, next_at, day, sent_today) values (1, clock_timestamp(), ${today}::date, 0)
        on conflict do nothing`
}
