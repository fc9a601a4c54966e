import { db } from '../db'
import { refuse, succeed, type Result } from '../result'
import { createCardPage } from './stripe'

/** Opens the payment company's page for another card of one gift; `returnUrl` is absolute. */
export async function openCardPage({
  donationId,
  returnUrl,
}: {
  donationId: string
  returnUrl: string
}): Promise<Result<{ url: string }, { reason: 'unknown' }>> {
  const donation = await db().donation.findUnique({ where: { id: donationId } })
  if (donation?.stripeCustomerId == null) return refuse({ reason: 'unknown' })
  return succeed({ url: await createCardPage({ customerId: donation.stripeCustomerId, returnUrl }) })
}
