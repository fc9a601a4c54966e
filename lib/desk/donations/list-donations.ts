import { db, Prisma } from '../../db'
import type { DonationState } from '../../donations/rules'
import type { Frequency } from '../../offers/rules'
import type { Filter } from '../schema'
import { selectMatching } from './select-matching'

export type DonationRow = {
  id: string
  createdAt: Date
  paidAt: Date | null
  state: DonationState
  frequency: Frequency
  amountMinor: number
  currency: string
  donorEmail: string | null
  articleSlug: string | null
  headline: string | null
  campaign: string | null
  placement: string
  /** The payments so far less what was returned, in minor units. */
  received: number
}

export type DonationPage = {
  donations: DonationRow[]
  /** The cursors of the neighbouring pages, for the list's `after` and `before`; null at either end. */
  older: string | null
  newer: string | null
}

const pageSize = 50

/**
 * One page of donations, newest first. A page is addressed by the donation before it, so a new donation shifts no page.
 */
export async function listDonations(filter: Filter): Promise<DonationPage> {
  const isBackward = filter.before !== undefined
  const place = readPlace(filter.before ?? filter.after)
  const rows = await selectPage(filter, { place, isBackward })
  const hasMore = rows.length > pageSize
  const donations = rows.slice(0, pageSize)
  if (isBackward) donations.reverse()
  const [first, last] = [donations[0], donations.at(-1)]
  return {
    donations,
    older: last !== undefined && (isBackward || hasMore) ? placeOf(last) : null,
    newer: first !== undefined && (isBackward ? hasMore : place !== null) ? placeOf(first) : null,
  }
}

type Place = { createdAt: Date; id: string }

function selectPage(
  filter: Filter,
  { place, isBackward }: { place: Place | null; isBackward: boolean },
): Promise<DonationRow[]> {
  const direction = isBackward ? Prisma.sql`asc` : Prisma.sql`desc`
  const beyond = isBackward ? Prisma.sql`>` : Prisma.sql`<`
  const from =
    place === null
      ? Prisma.sql`true`
      : Prisma.sql`(donation.created_at, donation.id) ${beyond} (${place.createdAt}, ${place.id}::uuid)`
  return db().$queryRaw`
    select donation.*, article.headline, money.received
      from (
        select id, created_at as "createdAt", paid_at as "paidAt", state, frequency, amount_minor as "amountMinor",
               currency, donor_email as "donorEmail", article_slug as "articleSlug", campaign, placement
          from donations as donation
         where ${selectMatching(filter)} and ${from}
         order by donation.created_at ${direction}, donation.id ${direction}
         limit ${pageSize + 1}
      ) as donation
      left join articles as article on article.slug = donation."articleSlug",
      lateral (
        select coalesce(sum(payment.amount_minor - coalesce(back.minor, 0)), 0)::float8 as received
          from payments as payment,
               lateral (
                 select (select sum(amount_minor) from refunds
                          where payment_intent_id = payment.payment_intent_id and status not in ('failed', 'canceled')) as refunded,
                        (select sum(amount_minor) from disputes
                          where payment_intent_id = payment.payment_intent_id and status = 'lost') as lost
               ) as gone,
               lateral (select coalesce(refunded, 0) + coalesce(lost, 0) as minor) as back
         where payment.donation_id = donation.id
      ) as money
     order by donation."createdAt" ${direction}, donation.id ${direction}`
}

function placeOf({ createdAt, id }: DonationRow): string {
  return `${createdAt.toISOString()}_${id}`
}

function readPlace(place: string | undefined): Place | null {
  const [at = '', id = ''] = place?.split('_') ?? []
  const createdAt = new Date(at)
  return Number.isNaN(createdAt.getTime()) || id === '' ? null : { createdAt, id }
}
