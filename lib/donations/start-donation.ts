import { db } from '../db'
import { log } from '../log'
import { spendDonation, type Limited } from '../limits'
import { succeed, type Result } from '../result'
import { siteUrl } from '../urls'
import type { DonationRequest } from './schema'
import { createCheckout } from './stripe'

export type StartRefusal = Limited | { reason: 'unavailable' }

/**
 * Writes the donation down as pending, then asks Stripe for a page to pay on. Between the two the row says
 * what is under way: if we die there, the session (if there is one) carries our id, and its events find the row.
 * `visitor` is the random value of a first-party cookie, counted and never kept.
 */
export async function startDonation(
  request: DonationRequest,
  { now, ip, visitor }: { now: Date; ip: string; visitor: string },
): Promise<Result<{ checkoutUrl: string }, StartRefusal>> {
  const spent = await spendDonation({ ip, visitor })
  if (!spent.ok) return spent

  const { frequency, amount, article, placement, campaign } = request
  const { id } = await db().donation.create({
    data: {
      frequency,
      amountMinor: amount.minor,
      currency: amount.currency,
      articleSlug: article ?? null,
      placement,
      campaign: campaign ?? null,
      createdAt: now,
    },
    select: { id: true },
  })

  const session = await createCheckout({ donationId: id, frequency, amount, ...returnAddresses(id) })
  if (!session.ok) {
    log.warn('donation.stripe_unavailable', { donation: id })
    return session
  }
  await db().donation.update({ where: { id }, data: { checkoutSessionId: session.value.id } })
  return succeed({ checkoutUrl: session.value.url })
}

/** Neither names the article: Stripe, and whoever sees its records, need not know what a donor read. */
function returnAddresses(donation: string) {
  return {
    successUrl: `${siteUrl('/donate/thank-you')}?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: siteUrl('/donate/back', { donation }),
  }
}
