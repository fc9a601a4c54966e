import { recordStart } from '../../card-testing-guard/record-start'
import type { Queryable } from '../../db'
import { hashBrowser } from '../checkout/hash-browser'
import type { DonationRequest } from '../schema'

/**
 * Stores a donation as pending before Stripe hears of it, with the network and the browser that started it. Returns its
 * id. A choice that waits for its mailed link is stored in the same way, without a browser.
 */
export async function writeDonation(
  transaction: Queryable,
  request: DonationRequest,
  { now, network, browser }: { now: Date; network: string | null; browser?: string | undefined },
): Promise<string> {
  const {
    frequency,
    amount,
    feeCoveredMinor = 0,
    article,
    placement,
    campaign,
    neutralMail = null,
    language,
  } = request
  const { id } = await transaction.donation.create({
    data: {
      frequency,
      amountMinor: amount.minor,
      currency: amount.currency,
      feeCoveredMinor,
      articleSlug: article ?? null,
      placement,
      campaign: campaign ?? null,
      neutralMail,
      ...(language !== undefined && { language }),
      createdAt: now,
    },
    select: { id: true },
  })
  await recordStart(transaction, { donationId: id, network, browserHash: hashBrowser(browser), now })
  return id
}
