import { db } from '../../db'
import { refuse, succeed, type Result } from '../../result'
import { findPayUrl } from '../../stripe/invoices'

/** Finds Stripe's page on which the open invoice of one donation can be confirmed and paid. */
export async function openInvoicePage(
  donationId: string,
): Promise<Result<{ url: string }, { reason: 'nothing_open' }>> {
  const donation = await db().donation.findUnique({ where: { id: donationId } })
  const subscriptionId = donation?.stripeSubscriptionId ?? null
  const url = subscriptionId === null ? null : await findPayUrl(subscriptionId)
  return url === null ? refuse({ reason: 'nothing_open' }) : succeed({ url })
}
