import { db, pool, Prisma, sql } from '../db'
import { settings, type LimitName } from '../env'
import { refuse, succeed, type Result } from '../result'
import { fingerprint } from '../secrets/tokens'

export type Limited = { reason: 'limited'; retryAfterSeconds: number }

/** The limits of one attempt and what each counts by, the narrow ones first. */
export type Counted = Partial<Record<LimitName, string>>

/** Common table expressions that run only if no limit stops the attempt. They read `allowed`; the last is `done`. */
const nothingMore = sql`done as (select from allowed)`

/**
 * Counts one attempt against each limit, in one statement and so in one transaction. A limit that stops the attempt
 * keeps the wider ones after it from counting. `followUp` is more work of the same statement, for an attempt that no limit
 * stops. PostgreSQL holds the counts, so any number of web processes share them: each counter is a row, which an attempt
 * locks, so that of a thousand at once no more pass than the limit allows. Time is PostgreSQL's.
 * @throws if the counter is unavailable (fails closed)
 */
export async function countAttempt(
  counted: Counted,
  followUp: Prisma.Sql = nothingMore,
): Promise<Result<void, Limited>> {
  const { text, values } = statementOf(counted, followUp)
  const { rows } = await pool().query<{ retryAfterMs: number | null }>({ text, values })
  const retryAfterMs = rows[0]?.retryAfterMs ?? null
  if (retryAfterMs === null) return succeed(undefined)
  return refuse({ reason: 'limited', retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs / 1000)) })
}

/** Takes one attempt back, if it came to nothing. If its process dies first, it stays counted for its window. */
export async function uncountAttempt(counted: Counted): Promise<void> {
  const keys = (Object.entries(counted) as [LimitName, string][]).map(([limit, key]) => keyOf(limit, key))
  await db().$executeRaw`update rate_limits set points = points - 1 where key = any(${keys}) and points > 0`
}

function keyOf(limit: LimitName, key: string): string {
  return `${limit}:${fingerprint('limit', key)}`
}

type Counter = { name: Prisma.Sql; points: number }

function statementOf(counted: Counted, followUp: Prisma.Sql): Prisma.Sql {
  const parts = [
    sql`moment as (select floor(extract(epoch from statement_timestamp()) * 1000)::bigint as ms)`,
  ]
  const counters: Counter[] = []
  for (const [limit, key] of Object.entries(counted) as [LimitName, string][]) {
    const { points, seconds } = settings()[`LIMIT_${limit}`]
    const name = Prisma.raw(`counter_${counters.length}`)
    parts.push(sql`${name} as (${countOne({ key: keyOf(limit, key), points, seconds }, counters.at(-1))})`)
    counters.push({ name, points })
  }
  parts.push(sql`allowed as (select ${ifPassed(counters.at(-1))})`, followUp)
  const stops = counters.map(
    ({ name, points }) => sql`(select expire from ${name} where points > ${points}::int)`,
  )
  return sql`
    with ${Prisma.join(parts)}
    select (coalesce(${Prisma.join(stops)}) - (select ms from moment))::float8 as "retryAfterMs",
           (select count(*) from done)`
}

/** Adds one to a counter, if the counter before it lets the attempt pass. A window begins with its first attempt. */
function countOne(
  { key, points, seconds }: { key: string; points: number; seconds: number },
  before: Counter | undefined,
): Prisma.Sql {
  const now = sql`(select ms from moment)`
  return sql`
    insert into rate_limits as counter (key, points, expire)
    select ${key}, 1, ${now} + ${seconds * 1000}::bigint ${ifPassed(before)}
    on conflict (key) do update set
      points = case when counter.expire <= ${now} then 1 else least(counter.points, ${points}::int) + 1 end,
      expire = case when counter.expire <= ${now} then excluded.expire else counter.expire end
    returning points, expire`
}

/** Where a row is read from only if the counter lets the attempt pass. */
function ifPassed(counter: Counter | undefined): Prisma.Sql {
  if (counter === undefined) return sql``
  return sql`from ${counter.name} where points <= ${counter.points}::int`
}
