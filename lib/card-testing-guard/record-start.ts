import type { Queryable } from '../db'

/**
 * Records the network (as a pseudonym) and the browser in which a donation was started, for a day, in case its cards are declined. If it
 * is started again, the last browser counts.
 */
export async function recordStart(
  transaction: Queryable,
  {
    donationId,
    network,
    browserHash,
    now,
  }: { donationId: string; network: string | null; browserHash: string | null; now: Date },
): Promise<void> {
  const start = { network, browserHash, startedAt: now }
  await transaction.donationStart.upsert({
    where: { donationId },
    create: { donationId, ...start },
    update: start,
  })
}
