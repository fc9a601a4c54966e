import { addDays, instantOn, type Day } from '../../days'
import { Prisma } from '../../db'
import { readAddressSearch } from '../../addresses/email-address'
import type { SubscriberFilter, SubscriberStanding } from '../schema'

/**
 * SQL conditions on `subscriber` for a filter, as of `today`. There is an index for each but the search, which looks for
 * any part of an address or a name and reads the table (decision 28).
 */
export function selectSubscribers(filter: SubscriberFilter, today: Day): Prisma.Sql {
  const { standing, q, tag, from, until, ids } = filter
  const conditions = [
    standingOf(standing, today),
    q && searchOf(q),
    tag && Prisma.sql`subscriber.tags <> '{}' and subscriber.tags @> array[${tag}]::text[]`,
    ids && Prisma.sql`subscriber.id = any (${[...ids]}::uuid[])`,
    from && Prisma.sql`subscriber.requested_at >= ${instantOn(from)}`,
    until && Prisma.sql`subscriber.requested_at < ${instantOn(addDays(until, 1))}`,
  ].filter((condition) => !!condition)
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and ')
}

function standingOf(standing: SubscriberStanding, today: Day): Prisma.Sql | null {
  switch (standing) {
    case 'any':
      return null
    case 'paused':
      return Prisma.sql`subscriber.paused_until > ${today}::date`
    case 'suppressed':
      return Prisma.sql`subscriber.suppressed_at is not null`
    case 'confirmed':
    case 'unconfirmed':
    case 'unsubscribed':
      return Prisma.sql`subscriber.state = ${standing}::subscriber_state`
  }
}

function searchOf(typed: string): Prisma.Sql {
  const anywhere = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`(subscriber.email like ${anywhere(readAddressSearch(typed))} or subscriber.name ilike ${anywhere(typed)})`
}
