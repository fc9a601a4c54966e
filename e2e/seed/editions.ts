import type { World } from '../world'

const html =
  '<html lang="en"><head><title>Newsletter</title></head><body><h1>An edition of this week</h1></body></html>'
const size = (part: string) => `octet_length(${part}) || ':' || ${part}`
/** Bytes with the hash that the worker expects (lib/editions/sending/preparing/hash-bytes.ts). */
const bytes = `html = '${html}', text = 'An edition of this week',
  bytes_hash = encode(sha256(convert_to(${size('subject')} || ${size(`'${html}'`)} || ${size(`'An edition of this week'`)}, 'UTF8')), 'hex')`

/** SQL that moves the draft $1 to another state. */
export const approve = `update editions set state = 'approved', submitted_by = gen_random_uuid(), ${bytes} where number = $1`
export const sendNow = `update editions set is_send_now = true where number = $1`
export const submit = `update editions set state = 'submitted' where number = $1`
export const skip = `update editions set state = 'skipped', reason = 'not_approved' where number = $1`
export const start = (state: 'sending' | 'paused' | 'held' | 'cancelled', audience: number, reason = '') =>
  `update editions set state = '${state}', audience = ${audience}, started_at = sends_at, closed_at = sends_at,
          heartbeat_at = sends_at + interval '10 years', reason = nullif('${reason}', ''), ${bytes} where number = $1`

/** The deliveries of an edition, this many of each outcome. None is due during the test. */
export const deliver = (counts: Record<string, number>) => `insert into deliveries
  (edition_number, subscriber_id, state, next_attempt_at, outcome_at, last_error)
  select $1, gen_random_uuid(), kind.state::delivery_state, clock_timestamp() + interval '1 day',
         case when kind.state <> 'waiting' then clock_timestamp() end,
         case when kind.state in ('refused', 'uncertain') then '550 5.1.1 No such mailbox here' end
    from (values ${Object.entries(counts)
      .map(([state, count]) => `('${state}', ${count})`)
      .join(', ')}) as kind (state, count), generate_series(1, kind.count)`

export const countClicks = `insert into edition_clicks (edition_number, position, count)
  select edition_number, position, 120 / position from edition_items where edition_number = $1`

const seeded: number[] = []

/** A draft for the first Friday without an edition, changed by `sql`. Returns its number. */
export async function seedEdition(world: World, sql: string[] = []): Promise<number> {
  const [row] = await world.query<{ number: number }>(
    `insert into editions (number, due_on, subject, preheader, opening_note, sends_at)
     select number + 1, due_on + 7, 'A ferry that came late, and the ice that did not', 'What the river brought this week.',
            'Good morning.', (due_on + 7 + time '07:00') at time zone 'Europe/Amsterdam'
       from (select coalesce(max(number), 0) as number,
                    greatest(max(due_on), date_trunc('week', $1::timestamptz)::date + 4) as due_on from editions) as last
     returning number`,
    [await world.now()],
  )
  if (row === undefined) throw new Error('No edition was seeded')
  seeded.push(row.number)
  await world.query(
    `insert into edition_items (edition_number, position, article_id, blurb)
     select $1, row_number() over (order by published_at desc), id, standfirst
       from (select * from articles where published_at <= $2 order by published_at desc limit 7) as newest`,
    [row.number, await world.now()],
  )
  for (const statement of sql) await world.query(statement, [row.number])
  return row.number
}

/** Removes these editions, so that the next draft is as if they had never been made. */
export async function removeSeededEditions(world: World): Promise<void> {
  const numbers = seeded.splice(0)
  if (numbers.length === 0) return
  for (const table of ['deliveries', 'edition_clicks', 'edition_items'])
    await world.query(`delete from ${table} where edition_number = any($1)`, [numbers])
  await world.query('delete from editions where number = any($1)', [numbers])
}
