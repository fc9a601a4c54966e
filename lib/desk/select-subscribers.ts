import { addDays, instantOn, type Day } from '../days'
import { Prisma } from '../db'
import { readAddressSearch } from '../email-address'
import type { SubscriberFilter, SubscriberStanding } from './schema'

/** SQL conditions on `subscriber` for a filter, as of `today`. There is an index for each. */
export function selectSubscribers({ standing, q, from, until }: SubscriberFilter, today: Day): Prisma.Sql {
  const conditions = [
    standingOf(standing, today),
    q && Prisma.sql`subscriber.email like ${beginningOf(q)}`,
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

function beginningOf(address: string): string {
  return `${readAddressSearch(address).replace(/[\\%_]/g, '\\$&')}%`
}
