import { dayOf } from '../../days'
import { pool, Prisma, sql } from '../../db'
import type { SubscriberFilter } from '../schema'
import { selectSubscribers } from './select-subscribers'
import { byteOrderMark, writeRow } from '../write-row'

const batchSize = 2_000

const columns = [
  'email',
  'state',
  'requested_at',
  'confirmed_at',
  'unsubscribed_at',
  'paused_until',
  'suppressed_at',
  'suppressed_reason',
  'agreed_by',
  'agreed_at',
  'source',
  'wording_version',
  'ip_prefix',
  'name',
  'tags',
  'note',
]

type ExportRow = {
  id: string
  email: string
  state: string
  requested_at: Date
  confirmed_at: Date | null
  unsubscribed_at: Date | null
  paused_until: string | null
  suppressed_at: Date | null
  suppressed_reason: string | null
  agreed_by: string | null
  agreed_at: Date | null
  source: string | null
  wording_version: string | null
  ip_prefix: string | null
  name: string | null
  tags: string[]
  note: string | null
}

/**
 * The subscribers of a filter as a CSV file, with their latest consent, in chunks of two thousand, in the order of
 * their first request. A chunk is read only once the last one was consumed, and nothing is held open between them, so a
 * stalled reader holds neither memory nor a connection. Our import reads every column, so that nothing is lost between an
 * export and its import.
 */
export async function* exportSubscribers(filter: SubscriberFilter, now: Date): AsyncGenerator<string> {
  yield byteOrderMark + writeRow(columns)
  let last: string | null = null
  for (;;) {
    const rows: ExportRow[] = await readBatch(filter, { last, now })
    if (rows.length > 0) yield rows.map(writeSubscriber).join('')
    last = rows.at(-1)?.id ?? null
    if (last === null) return
  }
}

async function readBatch(
  filter: SubscriberFilter,
  { last, now }: { last: string | null; now: Date },
): Promise<ExportRow[]> {
  const beyond = last === null ? Prisma.sql`true` : Prisma.sql`subscriber.id > ${last}::uuid`
  const { text, values } = sql`
    select subscriber.*, agreed.*
      from (
        select id, email, state::text, requested_at, confirmed_at, unsubscribed_at, paused_until::text, suppressed_at,
               suppressed_reason, name, tags, note
          from subscribers as subscriber
         where ${selectSubscribers(filter, dayOf(now))} and ${beyond}
         order by id
         limit ${batchSize}
      ) as subscriber
      left join lateral (
        select case when agreed_by = '' then null
                    else coalesce(agreed_by, case kind when 'asked' then 'sign-up' else 'import' end) end as agreed_by,
               case when agreed_by = '' then null else coalesce(agreed_at, at) end as agreed_at,
               case when agreed_by = '' then null else coalesce(source, page) end as source,
               wording_version, ip_prefix
          from consent_events
         where subscriber_id = subscriber.id and kind in ('asked', 'imported', 'recorded')
         order by request desc limit 1
      ) as agreed on true
     order by subscriber.id`
  // Without the ORM: a million of its rows would create garbage faster than it can be collected.
  return (await pool().query<ExportRow>(text, values)).rows
}

function writeSubscriber(row: ExportRow): string {
  return writeRow([
    row.email,
    row.state,
    row.requested_at,
    row.confirmed_at,
    row.unsubscribed_at,
    row.paused_until,
    row.suppressed_at,
    row.suppressed_reason,
    row.agreed_by,
    row.agreed_at,
    row.source,
    row.wording_version,
    row.ip_prefix,
    row.name,
    row.tags.length === 0 ? null : JSON.stringify(row.tags),
    row.note,
  ])
}
