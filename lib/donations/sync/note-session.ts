import { db } from '../../db'
import { findSessionId } from '../../stripe/charges'

export type PaidThrough = {
  /** Where the asker has it already; else Stripe is asked which session the rest was paid through. */
  sessionId: string | null
  paymentIntentId: string | null
  subscriptionId: string | null
}

/**
 * Notes the Checkout session of a donation whose web died between Stripe's answer and our row.
 * @throws where Stripe names none, so that whoever asked is tried again instead of passing for done.
 */
export async function noteSession(donationId: string, paid: PaidThrough): Promise<void> {
  const checkoutSessionId = paid.sessionId ?? (await findSessionId(donationId, paid))
  if (checkoutSessionId === null)
    throw new Error(
      `Stripe names no Checkout session for donation ${donationId}, so nothing can be read of it. ` +
        'Look for the payment on Stripe’s dashboard; this is tried again.',
    )
  await db().donation.updateMany({
    where: { id: donationId, checkoutSessionId: null },
    data: { checkoutSessionId },
  })
}
