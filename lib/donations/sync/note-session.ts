import { db } from '../../db'
import { findSessionId } from '../../stripe/charges'

export type PaidThrough = {
  /** Null if the caller does not know it: then Stripe is asked which session the payment belongs to. */
  sessionId: string | null
  paymentIntentId: string | null
  subscriptionId: string | null
}

/**
 * Stores the Checkout session of a donation whose web process died between Stripe's answer and our write.
 * @throws if Stripe names none, so that the caller tries again instead of counting as done.
 */
export async function noteSession(donationId: string, paid: PaidThrough): Promise<void> {
  const checkoutSessionId = paid.sessionId ?? (await findSessionId(donationId, paid))
  if (checkoutSessionId === null)
    throw new Error(
      `Stripe names no Checkout session for donation ${donationId}, so it cannot be synced. ` +
        'Look for the payment in Stripe’s dashboard; the sync is tried again.',
    )
  await db().donation.updateMany({
    where: { id: donationId, checkoutSessionId: null },
    data: { checkoutSessionId },
  })
}
