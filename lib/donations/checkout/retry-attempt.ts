import { db } from '../../db'
import { readToken, signToken } from '../../secrets/tokens'
import { continueHours } from '../rules'
import type { DonationRequest } from '../schema'

/**
 * For the form of a donor whom Stripe did not answer. Valid for less time than Stripe keeps the request's idempotency
 * key.
 */
export function signAttempt(donationId: string, now: Date): string {
  const expiresAt = new Date(now.getTime() + continueHours * 3_600_000)
  return signToken('retry-donation', { subject: donationId, expiresAt })
}

/**
 * The donation that an earlier press stored, if the choice is the same. Under its id Stripe returns the same payment
 * page, even if it had opened one and the answer was lost. Null if there is none, if the choice differs, or if it was
 * paid.
 */
export async function findAttempt(
  { frequency, amount, feeCoveredMinor = 0 }: DonationRequest,
  { attempt, now }: { attempt?: string | undefined; now: Date },
): Promise<string | null> {
  const read = attempt === undefined ? null : readToken('retry-donation', attempt, now)
  if (!read?.ok) return null
  const donation = await db().donation.findFirst({
    where: {
      id: read.value,
      state: 'pending',
      frequency,
      feeCoveredMinor,
      amountMinor: amount.minor,
      currency: amount.currency,
    },
    select: { id: true },
  })
  return donation?.id ?? null
}
