import { recordStart } from '../breaker/record-start'
import type { Queryable } from '../db'
import type { DonationRequest } from './schema'

/**
 * Writes a donation down as pending, before Stripe hears of it, and from which network it was started. Returns its
 * id. A choice that waits for its mailed link is written in the same way.
 */
export async function writeDonation(
  transaction: Queryable,
  request: DonationRequest,
  { now, ip }: { now: Date; ip: string },
): Promise<string> {
  const { frequency, amount, feeCoveredMinor = 0, article, placement, campaign } = request
  const { id } = await transaction.donation.create({
    data: {
      frequency,
      amountMinor: amount.minor,
      currency: amount.currency,
      feeCoveredMinor,
      articleSlug: article ?? null,
      placement,
      campaign: campaign ?? null,
      createdAt: now,
    },
    select: { id: true },
  })
  await recordStart(transaction, { donationId: id, ip, now })
  return id
}
