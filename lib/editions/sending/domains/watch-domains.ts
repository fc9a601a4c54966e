import { db } from '../../../db'
import { parkHeld } from './park-held'

/** Domains that refused mail because of us lately. `until` is null while the domain is not held. */
export type DoubtfulDomains = Map<string, { until: Date | null; isHeld: boolean }>

/**
 * Reads which domains are held or may soon be, and lets the mails of these editions to a held domain wait. `known` is
 * what the last look found: each pause of a domain is handled once by each process.
 */
export async function watchDomains(known: DoubtfulDomains, numbers: number[]): Promise<DoubtfulDomains> {
  const rows = await db().$queryRaw<{ domain: string; until: Date | null; isHeld: boolean }[]>`
    select domain, until, coalesce(until > clock_timestamp(), false) as "isHeld"
      from domain_holds where refusals > 0`
  for (const { domain, until, isHeld } of rows) {
    const isSeen = until?.getTime() === known.get(domain)?.until?.getTime()
    if (until === null || !isHeld || isSeen) continue
    for (const number of numbers) await parkHeld(number, { domain, until })
  }
  return new Map(rows.map(({ domain, ...hold }) => [domain, hold]))
}
