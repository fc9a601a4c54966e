import type { Queryable } from '../db'
import { nameNetwork } from './name-network'

/**
 * Records the network and the browser in which a donation was started, for a day, in case its cards are declined. If it
 * is started again, the last browser counts.
 */
export async function recordStart(
  transaction: Queryable,
  {
    donationId,
    ip,
    browserHash,
    now,
  }: { donationId: string; ip: string; browserHash: string | null; now: Date },
): Promise<void> {
  const start = { network: nameNetwork(ip), browserHash, startedAt: now }
  await transaction.donationStart.upsert({
    where: { donationId },
    create: { donationId, ...start },
    update: start,
  })
}
