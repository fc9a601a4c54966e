import { liftHold } from '../../../bounces/holds/lift-hold'
import type { Queryable } from '../../../db'

/**
 * Ends the hold of a domain, and lets the mails of all editions to it be sent at once, in one transaction. Twice, the
 * second finds nothing. A relay accepts a mail that the provider gives back an hour later, so if a mail was accepted,
 * those that came back before still wait for their time; if staff decided it, they do not.
 * @returns false if the domain was not held
 */
export async function releaseDomain(
  transaction: Queryable,
  { domain, by }: { domain: string; by: 'mail' | 'staff' },
): Promise<boolean> {
  if (!(await liftHold(transaction, domain))) return false
  await transaction.$executeRaw`
    with parked as (
      select delivery.edition_number, delivery.subscriber_id
        from deliveries delivery
        join editions edition on edition.number = delivery.edition_number
         and edition.state in ('sending', 'paused', 'held')
        join subscribers subscriber on subscriber.id = delivery.subscriber_id
       where delivery.state = 'waiting' and delivery.next_attempt_at is not null
         and (delivery.returned_at is null or ${by === 'staff'})
         and split_part(subscriber.email, '@', 2) = ${domain}
         for update of delivery skip locked)
    update deliveries delivery set next_attempt_at = null
      from parked
     where delivery.edition_number = parked.edition_number and delivery.subscriber_id = parked.subscriber_id`
  return true
}
