import { Prisma, sql } from '../db'

export type Judged = {
  importId: string
  /** Our own export: people who had not confirmed are kept as that. */
  isOwn: boolean
  asksToConfirm: boolean
  /** The places of the rows, the first one left out; all rows if it is missing. */
  places?: { after: number; upTo: number }
}

/**
 * The staged rows with what each becomes, as a query. The preview counts it and the import carries it out, so they
 * cannot differ. In the order of the checks:
 *
 * - A person we do not know is added as what the file says, unless the address was erased or suppressed here.
 * - A person we know is never brought back: who left or is suppressed here stays that.
 * - What the file says against mailing them counts: they leave, or are suppressed, here as well.
 * - Everybody else we know stays as they are.
 */
export function judgedLines({ importId, isOwn, asksToConfirm, places }: Judged): Prisma.Sql {
  const within =
    places === undefined
      ? Prisma.empty
      : sql`and line.place > ${places.after}::int and line.place <= ${places.upTo}::int`
  // A batch looks up each of its people in the index. Joined otherwise, PostgreSQL would read the whole table for it.
  const known =
    places === undefined
      ? sql`left join subscribers as known on known.email = line.email`
      : sql`left join lateral (select * from subscribers where email = line.email limit 1) as known on true`
  const unconfirmed = isOwn ? 'unconfirmed' : asksToConfirm ? 'invited' : 'never_agreed'
  return sql`
    select line.*, known.id as known_id, known.state as known_state, known.request as known_request,
           known.withdrawn_request as known_withdrawn_request, known.unsubscribed_at as known_unsubscribed_at,
           known.suppressed_at as known_suppressed_at, known.suppressed_reason as known_suppressed_reason,
           known.import_id as known_import_id,
           case
             when known.id is null then
               case when erased.address_hash is not null then 'erased'
                    when suppressed.address_hash is not null then 'suppressed_before'
                    when line.suppressed_reason is not null then 'suppressed'
                    when line.state = 'unsubscribed' then 'unsubscribed'
                    when line.state = 'confirmed' then 'subscribed'
                    else ${unconfirmed}::text end
             when change.leaves or change.suppresses then
               case when known.state = 'confirmed' and known.suppressed_at is null then 'stops' else 'marked' end
             when line.state = 'confirmed' and line.suppressed_reason is null then
               case when known.state = 'unsubscribed' then 'left_before'
                    when known.suppressed_at is not null or suppressed.address_hash is not null then 'suppressed_before'
                    else 'known' end
             else 'known' end as verdict,
           change.leaves, change.suppresses
      from import_lines as line
      ${known}
      left join suppressions as suppressed on suppressed.address_hash = line.address_hash
      left join erased_addresses as erased on erased.address_hash = line.address_hash
     cross join lateral (
       select known.state <> 'unsubscribed'
                and (line.state = 'unsubscribed' or line.suppressed_reason = 'complaint') is true as leaves,
              known.suppressed_at is null and line.suppressed_reason is not null as suppresses
     ) as change
     where line.import_id = ${importId}::uuid ${within}`
}
