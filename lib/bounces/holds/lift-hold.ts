import type { Queryable } from '../../db'
import { log } from '../../log'

/**
 * Ends the hold of a domain: one of its mails was accepted, or staff decided so. Refusals are counted from 1 again.
 * Twice, or at once: the second finds nothing to end.
 * @returns false if the domain was not held
 */
export async function liftHold(transaction: Queryable, domain: string): Promise<boolean> {
  const count = await transaction.$executeRaw`
    update domain_holds
       set refusals = 0, until = null, opened_at = null, is_trying = false, lifted_at = clock_timestamp()
     where domain = ${domain} and until is not null`
  if (count > 0) log.info('domain.released')
  return count > 0
}

/** A mail was accepted before the domain was held: its refusals were not in a row. */
export async function forgetRefusals(transaction: Queryable, domains: string[]): Promise<void> {
  await transaction.$executeRaw`
    update domain_holds set refusals = 0 where domain = any(${domains}::text[]) and until is null and refusals > 0`
}
