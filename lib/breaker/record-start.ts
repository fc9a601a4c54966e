import type { Queryable } from '../db'
import { nameNetwork } from './name-network'

/** Notes from which network a donation was started, for the day in which its cards may be declined. */
export async function recordStart(
  transaction: Queryable,
  { donationId, ip, now }: { donationId: string; ip: string; now: Date },
): Promise<void> {
  const start = { network: nameNetwork(ip), startedAt: now }
  await transaction.donationStart.upsert({
    where: { donationId },
    create: { donationId, ...start },
    update: start,
  })
}
