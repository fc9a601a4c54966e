import { db } from '../db'
import { refuse, succeed, type Result } from '../result'
import { readToken } from '../tokens'
import { siteUrl } from '../urls'
import { createCardPage } from './stripe'

/** Opens the payment company's page for another card, for whoever holds the link that we mailed to the donor. */
export async function changeCard(
  token: string,
  now: Date,
): Promise<Result<{ url: string }, { reason: 'expired' | 'unknown' }>> {
  const read = readToken('change-card', token, now)
  if (!read.ok) return refuse({ reason: read.reason })
  const donation = await db().donation.findUnique({ where: { id: read.value } })
  if (donation?.stripeCustomerId == null) return refuse({ reason: 'unknown' })
  const returnUrl = siteUrl('/donate/card', { token, changed: '1' })
  return succeed({ url: await createCardPage({ customerId: donation.stripeCustomerId, returnUrl }) })
}
