import { randomUUID } from 'node:crypto'
import { pool, sql } from '../db'
import { suppressionHash } from '../readers/queries'
import type { ImportLine } from './judge-line'
import type { ImportReason } from './rules'

/** Some thousand lines of a file, judged by themselves. */
export type LineBatch = {
  taken: (ImportLine & { line: number })[]
  rejected: { line: number; reason: ImportReason; value: string }[]
}

export type ImportCounts = { lines: number; added: number; known: number; rejected: number }

/**
 * Takes in a batch by one statement: subscribers with their consent, what is rejected with its reason, and the
 * import's own count of them, all or nothing. Sorted by address, so that two imports at once never wait for each other
 * in a circle. Who is known stays as they are.
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
        ${taken.map(({ confirmedAt }) => (confirmedAt ?? now).toISOString())}::timestamptz[],
        ${taken.map((each) => each.source ?? source)}::text[]
      ) as line (line, id, email, address_hash, confirmed_at, source)
    ), judged as materialized (
      select line.*,
             case when known.state = 'unsubscribed' then 'left_before'
                  when known.suppressed_at is not null or barred.address_hash is not null then 'suppressed'
                  when ours.subscriber_id is not null then 'twice'
                  when known.id is not null then 'known' end as verdict
        from line
        left join subscribers as known on known.email = line.email
        left join suppressions as barred on barred.address_hash = line.address_hash
        left join consent_events as ours
               on ours.subscriber_id = known.id and ours.request = 1 and ours.kind = 'imported' and ours.at = ${now}
    ), added as (
      insert into subscribers (id, email, state, requested_at, confirmed_at)
      select id, email, 'confirmed', confirmed_at, confirmed_at from judged where verdict is null order by email
      on conflict do nothing
      returning id
    ), consents as (
      insert into consent_events (subscriber_id, request, kind, source, at)
      select id, 1, 'imported', source, ${now} from added join judged using (id)
    ), turned_away as (
      insert into import_rejections (import_id, line, reason, value)
      select ${importId}::uuid, line, verdict, email from judged where verdict in ('left_before', 'suppressed', 'twice')
      union all
      select ${importId}::uuid, line, reason, value
        from unnest(${rejected.map(({ line }) => line)}::int[], ${rejected.map(({ reason }) => reason)}::text[],
                    ${rejected.map(({ value }) => value)}::text[]) as bad (line, reason, value)
      returning line
    ), counted as (
      select (select count(*)::int from added) as added, (select count(*)::int from turned_away) as rejected
    )
    update imports
       set lines = lines + ${taken.length + rejected.length}, added = imports.added + counted.added,
           rejected = imports.rejected + counted.rejected,
           known = known + ${taken.length + rejected.length} - counted.added - counted.rejected,
           moved_at = clock_timestamp()
      from counted
     where id = ${importId}::uuid
    returning lines, imports.added, known, imports.rejected`
  // Past the ORM: it holds on to the values of what it was asked, here to most of the file.
  const { rows } = await pool().query<ImportCounts>(text, values)
  const counts = rows[0]
  if (counts === undefined) throw new Error('The import that these lines belong to is gone.')
  return counts
}

/** A version 7 UUID: ids that follow time fill their index from one end. */
function newId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
