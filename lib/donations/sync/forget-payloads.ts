import { db } from '../../db'

const keptDays = 30

/**
 * Empties the payloads of events that were handled a month ago: they repeat what donors told Stripe, and Stripe can be
 * asked again. Id, type and outcome stay. Quarantined events are deleted after the same month. Returns how many.
 */
export async function forgetPayloads(now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  const { count } = await db().quarantinedEvent.deleteMany({ where: { receivedAt: { lt: before } } })
  const emptied = await db().$executeRaw`
    update stripe_events set payload = '{}'
     where state in ('done', 'ignored') and processed_at < ${before} and payload <> '{}'`
  return emptied + count
}
