import { db } from '../../db'

export type HeldDomain = {
  domain: string
  refusals: number
  openedAt: Date
  /** When the next mail tries. */
  until: Date
  words: string | null
  /** The mails of editions that wait for it. */
  waiting: number
}

/** Domains that refuse our mail because of us, the one with the most waiting mails first. */
export function listHeldDomains(): Promise<HeldDomain[]> {
  return db().$queryRaw<HeldDomain[]>`
    select hold.domain, hold.refusals, hold.opened_at as "openedAt", hold.until, hold.last_words as words,
           count(delivery.subscriber_id)::int as waiting
      from domain_holds hold
      left join (select split_part(subscriber.email, '@', 2) as domain, delivery.subscriber_id
                   from deliveries delivery
                   join editions edition on edition.number = delivery.edition_number
                    and edition.state in ('sending', 'paused', 'held')
                   join subscribers subscriber on subscriber.id = delivery.subscriber_id
                  where delivery.state = 'waiting'
                    and exists (select from domain_holds where until is not null)) delivery
        on delivery.domain = hold.domain
     where hold.until is not null and hold.opened_at is not null
     group by hold.domain
     order by waiting desc, hold.domain
     limit 100`
}

export type HeldName = Pick<HeldDomain, 'domain' | 'openedAt' | 'words'>

/** The same for "Today", without counting their mails. */
export function listHeldNames(): Promise<HeldName[]> {
  return db().$queryRaw`
    select domain, opened_at as "openedAt", last_words as words from domain_holds
     where until is not null and opened_at is not null order by opened_at limit 20`
}
