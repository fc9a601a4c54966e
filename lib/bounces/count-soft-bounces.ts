import type { Queryable } from '../db'

/**
 * Counts the soft bounces in a row. Several reports about one edition count once, and a sent edition without a report
 * ends the row. It is computed from the delivery log each time, so the order of the reports does not matter. Reports
 * from before a change of address are about another mailbox, and those from before the owner's last confirmation no
 * longer count, because our mail reached them; nor do those from before a suppression was removed.
 */
export async function countSoftBounces(transaction: Queryable, subscriberId: string): Promise<number> {
  const [counted] = await transaction.$queryRaw<{ count: number }[]>`
    with bounced as (
      select edition_number, id, at from mail_events
       where subscriber_id = ${subscriberId}::uuid and kind = 'soft_bounce'
         and at > greatest((select max(done_at) from address_changes where subscriber_id = ${subscriberId}::uuid),
                           (select greatest(confirmed_at, unsuppressed_at) from subscribers
                             where id = ${subscriberId}::uuid), '-infinity')),
    clean as (
      select max(d.edition_number) as number, max(d.outcome_at) as at from deliveries d
       where d.subscriber_id = ${subscriberId}::uuid and d.state = 'sent'
         and d.edition_number < (select max(edition_number) from bounced)
         and not exists (select 1 from mail_events e
                          where e.subscriber_id = d.subscriber_id and e.edition_number = d.edition_number))
    select count(distinct coalesce(b.edition_number::text, b.id))::int as count from bounced b, clean
     where case when b.edition_number is null then b.at > coalesce(clean.at, '-infinity')
                else b.edition_number > coalesce(clean.number, 0) end`
  return counted?.count ?? 0
}
