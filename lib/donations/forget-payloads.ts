import { db } from '../db'

const keptDays = 30

/**
 * Empties events that were dealt with a month ago: they repeat what donors told Stripe, and Stripe can be
 * asked again. Id, type and outcome stay. Returns how many.
 */
export async function forgetPayloads(now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  return db().$executeRaw`
    update stripe_events set payload = '{}'
     where state in ('done', 'ignored') and processed_at < ${before} and payload <> '{}'`
}
