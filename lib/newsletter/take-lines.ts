import { randomUUID } from 'node:crypto'
import { pool, sql } from '../db'
import { suppressionHash } from '../readers/queries'
import type { ImportLine } from './judge-line'
import type { ImportReason } from './rules'

/** Some thousand rows of a file, each judged by itself. */
export type LineBatch = {
  taken: (ImportLine & { line: number })[]
  rejected: { line: number; reason: ImportReason; value: string }[]
}

export type ImportCounts = { lines: number; added: number; known: number; rejected: number }

/**
 * Stores a batch in one statement: subscribers with their consent, rejected rows with their reasons, and the counts of
 * the import, all or nothing. Readers who left or are suppressed according to the file are stored as that. Known
 * readers stay as they are. Sorted by address, so that two imports at once cannot deadlock.
 */
export async function takeLines(
  { taken, rejected }: LineBatch,
  { importId, source, now }: { importId: string; source: string; now: Date },
): Promise<ImportCounts> {
  const { text, values } = sql`
    with line as materialized (
      select * from unnest(
        ${taken.map(({ line }) => line)}::int[], ${taken.map(() => newId(now))}::uuid[],
        ${taken.map(({ email }) => email)}::text[], ${taken.map(({ email }) => suppressionHash(email))}::text[],
        ${taken.map(({ state }) => state)}::text[],
        ${taken.map((each) => (each.requestedAt ?? each.confirmedAt ?? now).toISOString())}::timestamptz[],
        ${taken.map((each) => confirmedAtOf(each, now))}::timestamptz[],
        ${taken.map((each) => leftAtOf(each, now))}::timestamptz[],
        ${taken.map(({ pausedUntil }) => pausedUntil)}::date[],
        ${taken.map(({ suppressed }) => suppressed?.at.toISOString() ?? null)}::timestamptz[],
        ${taken.map(({ suppressed }) => suppressed?.reason ?? null)}::text[],
        ${taken.map((each) => each.source ?? source)}::text[]
      ) as line (line, id, email, address_hash, state, requested_at, confirmed_at, unsubscribed_at, paused_until,
                 suppressed_at, suppressed_reason, source)
    ), judged as materialized (
      select line.*,
             case when known.state = 'unsubscribed' then 'left_before'
                  when known.suppressed_at is not null or suppressed.address_hash is not null then 'suppressed'
                  when ours.subscriber_id is not null then 'twice'
                  when known.id is not null then 'known'
                  when line.suppressed_at is not null then 'recorded_suppressed'
                  when line.state = 'unsubscribed' then 'recorded_left' end as verdict
        from line
        left join subscribers as known on known.email = line.email
        left join suppressions as suppressed on suppressed.address_hash = line.address_hash
        left join consent_events as ours
               on ours.subscriber_id = known.id and ours.request = 1 and ours.kind = 'imported' and ours.at = ${now}
    ), added as (
      insert into subscribers (id, email, state, requested_at, confirmed_at, unsubscribed_at, withdrawn_request,
                               paused_until, suppressed_at, suppressed_reason)
      select id, email, state::subscriber_state, requested_at, confirmed_at, unsubscribed_at,
             case state when 'unsubscribed' then 1 else 0 end, paused_until, suppressed_at, suppressed_reason
        from judged where verdict is null or verdict in ('recorded_left', 'recorded_suppressed') order by email
      on conflict do nothing
      returning id
    ), consents as (
      insert into consent_events (subscriber_id, request, kind, source, at)
      select id, 1, 'imported'::consent_kind, judged.source, ${now}::timestamptz
        from added join judged using (id) where judged.state <> 'unconfirmed'
      union all
      select id, 1, 'withdrawn', null, judged.unsubscribed_at
        from added join judged using (id) where judged.state = 'unsubscribed'
      union all
      select id, 1, 'suppressed', null, judged.suppressed_at
        from added join judged using (id) where judged.suppressed_at is not null
    ), marked as (
      insert into suppressions (address_hash, reason, at)
      select address_hash, suppressed_reason, suppressed_at from judged
       where verdict = 'recorded_suppressed' order by address_hash
      on conflict do nothing
    ), turned_away as (
      insert into import_rejections (import_id, line, reason, value)
      select ${importId}::uuid, line, verdict, email from judged where verdict is not null and verdict <> 'known'
      union all
      select ${importId}::uuid, line, reason, value
        from unnest(${rejected.map(({ line }) => line)}::int[], ${rejected.map(({ reason }) => reason)}::text[],
                    ${rejected.map(({ value }) => value)}::text[]) as bad (line, reason, value)
      returning line
    ), counted as (
      select (select count(*)::int from added join judged using (id) where verdict is null) as added, (select count(*)::int from turned_away) as rejected
    )
    update imports
       set lines = lines + ${taken.length + rejected.length}, added = imports.added + counted.added,
           rejected = imports.rejected + counted.rejected,
           known = known + ${taken.length + rejected.length} - counted.added - counted.rejected,
           moved_at = clock_timestamp()
      from counted
     where id = ${importId}::uuid
    returning lines, imports.added, known, imports.rejected`
  // Bypasses the ORM, which keeps the values of its queries in memory, here most of the file.
  const { rows } = await pool().query<ImportCounts>(text, values)
  const counts = rows[0]
  if (counts === undefined) throw new Error('The import of these rows no longer exists.')
  return counts
}

/** A reader who never confirmed has no such date. */
function confirmedAtOf({ state, confirmedAt }: ImportLine, now: Date): string | null {
  if (state === 'unconfirmed') return null
  return (confirmedAt ?? now).toISOString()
}

function leftAtOf({ state, unsubscribedAt }: ImportLine, now: Date): string | null {
  return state === 'unsubscribed' ? (unsubscribedAt ?? now).toISOString() : null
}

/** A version 7 UUID: ids in order of time fill their index from one end. */
function newId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
