import { db } from '../../db'

const keptDays = 30

/**
 * Deletes what is known of domains that are not held and refused nothing for a month: a domain of one person could name
 * them. Returns how many.
 */
export async function forgetDomains(): Promise<number> {
  return db().$executeRaw`
    delete from domain_holds
     where until is null and last_at < clock_timestamp() - make_interval(days => ${keptDays})`
}
