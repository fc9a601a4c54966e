import { Prisma, sql, type Queryable } from '../../db'
import { judgedLines, type Judged } from '../judge-lines'
import { addedVerdicts, changedVerdicts, type Counts, type Verdict } from '../verdicts'

export type Batch = Judged & {
  places: { after: number; upTo: number }
  /** When a person pressed "Import": the same for all batches, and the beginning of all ids. */
  approvedAt: Date
  source: string
}

/**
 * Imports some staged rows: subscribers with their consent evidence, people who left or must not be mailed as that, and
 * changes of people we know, each with what they were before. Run within a transaction that also moves the import on.
 * In the order of the addresses, so that two imports at once cannot wait for each other.
 * @returns what became of the rows
 */
export async function takeBatch(transaction: Queryable, batch: Batch): Promise<Counts> {
  await lockKnown(transaction, batch)
  const rows = await transaction.$queryRaw<{ verdict: Verdict; count: number }[]>`
    with judged as materialized (
      select judged.*, ${newId(batch.approvedAt)} as new_id from (${judgedLines(batch)}) as judged
    ), ${addPeople(batch)}, ${changePeople(batch)}, ${recordRest(batch)}
    select case when verdict in (${Prisma.join(addedVerdicts)}) and added.id is null then 'known' else verdict end as verdict,
           count(*)::int
      from judged left join added on added.id = judged.new_id
     group by 1`
  return Object.fromEntries(rows.map(({ verdict, count }) => [verdict, count]))
}

/** The rows that may change somebody: the statement after this one then sees them as they are. */
function lockKnown(transaction: Queryable, { importId, places }: Batch): Promise<unknown> {
  return transaction.$queryRaw`
    select id from subscribers
     where email in (select email from import_lines
                      where import_id = ${importId}::uuid and place > ${places.after} and place <= ${places.upTo}
                        and (state = 'unsubscribed' or suppressed_reason is not null))
     order by email for update`
}

/**
 * A version 7 UUID: the time, then the place in the import, then chance. Ids in this order fill their index from one
 * end, and an undo finds all rows of an import by the time alone.
 */
function newId(approvedAt: Date): Prisma.Sql {
  const time = approvedAt.getTime().toString(16).padStart(12, '0')
  return sql`(${time}::text || '7' || lpad(to_hex((place >> 12) & 4095), 3, '0') || '8' || lpad(to_hex(place & 4095), 3, '0')
              || right(gen_random_uuid()::text, 12))::uuid`
}

function addPeople({ importId, approvedAt: now, source, isOwn }: Batch): Prisma.Sql {
  return sql`
    added as (
      insert into subscribers (id, email, state, withdrawn_request, requested_at, confirmed_at, unsubscribed_at,
                               paused_until, suppressed_at, suppressed_reason, name, note, tags, import_id)
      select new_id, email, state, case state when 'unsubscribed' then 1 else 0 end,
             case verdict when 'invited' then ${now} else coalesce(signed_up_at, confirmed_at, agreed_at, ${now}) end,
             confirmed_at, case state when 'unsubscribed' then coalesce(unsubscribed_at, ${now}) else unsubscribed_at end,
             paused_until, case when suppressed_reason is not null then coalesce(suppressed_at, ${now}) end,
             suppressed_reason, name, note, tags, ${importId}::uuid
        from judged where verdict in (${Prisma.join(addedVerdicts)}) order by place
      on conflict do nothing
      returning id, state, unsubscribed_at, suppressed_at
    ), consents as (
      insert into consent_events (subscriber_id, request, kind, source, ip_prefix, wording_version, agreed_by, agreed_at, at)
      select added.id, 1, case added.state when 'confirmed' then 'imported' else 'recorded' end::consent_kind,
             case when ${isOwn} and agreed_by is not null then judged.source else coalesce(judged.source, ${source}) end,
             ip_prefix, wording_version, case when ${isOwn} then coalesce(agreed_by, '') else agreed_by end,
             agreed_at, ${now}
        from added join judged on judged.new_id = added.id
      union all
      select id, 1, 'withdrawn', null, null, null, null, null, unsubscribed_at from added where state = 'unsubscribed'
      union all
      select id, 1, 'suppressed', null, null, null, null, null, suppressed_at from added where suppressed_at is not null
    )`
}

function changePeople({ importId, approvedAt: now }: Batch): Prisma.Sql {
  return sql`
    changed as (
      update subscribers as known
         set state = case when leaves then 'unsubscribed' else known.state end,
             unsubscribed_at = case when leaves then ${now} else known.unsubscribed_at end,
             withdrawn_request = case when leaves then known.request else known.withdrawn_request end,
             suppressed_at = case when suppresses then coalesce(judged.suppressed_at, ${now}) else known.suppressed_at end,
             suppressed_reason = case when suppresses then judged.suppressed_reason else known.suppressed_reason end,
             import_id = ${importId}::uuid
        from judged
       where known.id = judged.known_id and verdict in (${Prisma.join(changedVerdicts)})
      returning known.id, leaves, suppresses, known_request as request
    ), endings as (
      insert into consent_events (subscriber_id, request, kind, at)
      select id, request, 'withdrawn'::consent_kind, ${now}::timestamptz from changed where leaves
      union all
      select id, request, 'suppressed', ${now} from changed where suppresses
      on conflict do nothing
      returning id, subscriber_id
    ), before as (
      insert into import_changes (import_id, subscriber_id, state, withdrawn_request, unsubscribed_at, suppressed_at,
                                  suppressed_reason, earlier_import_id, consent_event_ids)
      select ${importId}::uuid, known_id, known_state, known_withdrawn_request, known_unsubscribed_at,
             known_suppressed_at, known_suppressed_reason, known_import_id,
             array(select id from endings where subscriber_id = known_id)
        from judged join changed on changed.id = known_id
    )`
}

/** The suppression list, and the rows that were not taken because of what we know. */
function recordRest({ importId, approvedAt: now }: Batch): Prisma.Sql {
  return sql`
    suppressing as (
      insert into suppressions (address_hash, reason, at, import_id)
      select address_hash, suppressed_reason, coalesce(suppressed_at, ${now}), ${importId}::uuid
        from judged
       where suppressed_reason is not null and verdict in ('suppressed', 'stops', 'marked')
       order by address_hash
      on conflict do nothing
    ), turned_away as (
      insert into import_rejections (import_id, part, line, reason, value)
      select ${importId}::uuid, part, line, verdict, email from judged
       where verdict in ('left_before', 'suppressed_before', 'never_agreed')
      on conflict do nothing
    )`
}
