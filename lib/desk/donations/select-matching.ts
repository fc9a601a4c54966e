import { Prisma } from '../../db'
import { addDays, instantOn } from '../../days'
import { isId } from '../../donations/rules'
import { readAddressSearch } from '../../addresses/email-address'
import { readSearch } from '../rules'
import type { Filter } from '../schema'

/** SQL conditions on `donation`, a row of donations, for the donations of a filter. There is an index for each. */
export function selectMatching(filter: Filter): Prisma.Sql {
  const { frequency, currency, leastMinor, mostMinor, article, campaign, from, until } = filter
  const conditions = [
    standingOf(filter.standing),
    searchOf(filter.q ?? ''),
    frequency && Prisma.sql`donation.frequency = ${frequency}::frequency`,
    currency && Prisma.sql`donation.currency = ${currency}`,
    leastMinor !== undefined && Prisma.sql`donation.amount_minor >= ${leastMinor}`,
    mostMinor !== undefined && Prisma.sql`donation.amount_minor <= ${mostMinor}`,
    article && Prisma.sql`donation.article_slug = ${article}`,
    campaign && Prisma.sql`donation.campaign = ${campaign}`,
    from && Prisma.sql`donation.created_at >= ${instantOn(from)}`,
    until && Prisma.sql`donation.created_at < ${instantOn(addDays(until, 1))}`,
  ].filter((condition) => !!condition)
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and ')
}

function standingOf(standing: Filter['standing']): Prisma.Sql | null {
  if (standing === 'any') return null
  if (standing === 'given') return Prisma.sql`donation.paid_at is not null`
  if (standing === 'unpaid') return Prisma.sql`donation.state in ('pending', 'expired')`
  return Prisma.sql`donation.state = ${standing}::donation_state`
}

function searchOf(typed: string): Prisma.Sql | null {
  const search = readSearch(typed)
  if (search === null) return null
  switch (search.by) {
    case 'donation':
      return isId(search.id) ? Prisma.sql`donation.id = ${search.id}::uuid` : Prisma.sql`false`
    case 'subscription':
      return Prisma.sql`donation.stripe_subscription_id = ${search.id}`
    case 'session':
      return Prisma.sql`donation.checkout_session_id = ${search.id}`
    case 'payment':
      return ofPayments(Prisma.sql`payment_intent_id = ${search.id}`)
    case 'charge':
      return ofPayments(Prisma.sql`charge_id = ${search.id}`)
    case 'invoice':
      return ofPayments(Prisma.sql`invoice_id = ${search.id}`)
    case 'refund':
      return ofPayments(
        Prisma.sql`payment_intent_id = (select payment_intent_id from refunds where id = ${search.id})`,
      )
    case 'dispute':
      return ofPayments(
        Prisma.sql`payment_intent_id = (select payment_intent_id from disputes where id = ${search.id})`,
      )
    case 'address':
      return Prisma.sql`donation.donor_email like ${beginningOf(search.text)}`
    case 'address or reference':
      return Prisma.sql`donation.id in (
        select id from donations where donor_email like ${beginningOf(search.text)}
        union all select donation_id from payments where right(payment_intent_id, 8) = ${search.text})`
  }
}

function ofPayments(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`donation.id in (select donation_id from payments where ${condition})`
}

function beginningOf(address: string): string {
  return `${readAddressSearch(address).replace(/[\\%_]/g, '\\$&')}%`
}
