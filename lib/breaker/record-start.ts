import type { Queryable } from '../db'
import { nameNetwork } from './name-network'

/**
 * Notes from which network and in which browser a donation was started, for the day in which its cards may be
 * declined. Started again, the last browser counts.
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
