import { db } from '../../db'
import { readToken, signToken } from '../../tokens'
import { continueHours } from '../rules'
import type { DonationRequest } from '../schema'

/** For the form of a donor whom Stripe did not answer. Good for less than Stripe remembers the request. */
export function signAttempt(donationId: string, now: Date): string {
  const expiresAt = new Date(now.getTime() + continueHours * 3_600_000)
  return signToken('retry-donation', { subject: donationId, expiresAt })
}

/**
 * The donation that a press before this one wrote down, where it is the same choice: under its id Stripe gives the
 * same payment page again, also where it had opened one and its answer was lost. Null where there is none, where it
 * is another choice, or where it has been paid.
 */
export async function findAttempt(
  { frequency, amount, feeCoveredMinor = 0 }: DonationRequest,
  { attempt, now }: { attempt?: string | undefined; now: Date },
): Promise<string | null> {
  const read = attempt === undefined ? null : readToken('retry-donation', attempt, now)
  if (!read?.ok) return null
  const donation = await db().donation.findFirst({
    where: {
      ...{ id: read.value, state: 'pending', frequency, feeCoveredMinor },
      ...{ amountMinor: amount.minor, currency: amount.currency },
    },
    select: { id: true },
  })
  return donation?.id ?? null
}
