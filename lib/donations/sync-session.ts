import { db } from '../db'
import { syncDonation } from './sync-donation'

/** The thank-you page's own sync, so that it never waits for the webhook. Unknown and settled sessions cost nothing. */
export async function syncSession(sessionId: string, now: Date): Promise<void> {
  const donation = await db().donation.findUnique({ where: { checkoutSessionId: sessionId } })
  if (donation?.state === 'pending') await syncDonation(donation.id, now)
}
