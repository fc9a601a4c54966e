import { db } from '../../../db'

export type HeldDomain = { domain: string; until: Date }

/**
 * Lets the due mails of an edition to a domain that is held wait until its pause is over, in one statement, so that the
 * connections need not look at them one by one. A mail that is missed is found when it is claimed.
 */
export async function parkHeld(number: number, { domain, until }: HeldDomain): Promise<number> {
  return db().$executeRaw`
    with due as (
      select delivery.subscriber_id
        from deliveries delivery join subscribers subscriber on subscriber.id = delivery.subscriber_id
       where delivery.edition_number = ${number} and delivery.state = 'waiting'
         and (delivery.next_attempt_at is null or delivery.next_attempt_at <= clock_timestamp())
         and split_part(subscriber.email, '@', 2) = ${domain}
         for update of delivery skip locked)
    update deliveries delivery set next_attempt_at = ${until}
      from due where delivery.edition_number = ${number} and delivery.subscriber_id = due.subscriber_id`
}
