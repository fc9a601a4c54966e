import { nameNetwork } from '../../card-testing-guard/name-network'
import { recordStart } from '../../card-testing-guard/record-start'
import { takesDonationsFrom } from '../../countries'
import { db } from '../../db'
import { refuse, succeed, type Result } from '../../result'
import { readToken } from '../../secrets/tokens'
import { hashBrowser } from './hash-browser'
import { openCheckout } from './open-checkout'

export type ContinueRefusal = {
  reason: 'expired' | 'unknown' | 'over' | 'unavailable' | 'closed_here'
}

type ContinueVisit = { now: Date; ip: string; country?: string; browser?: string | undefined }

/**
 * Starts the donation that a mailed link names, from the network and browser in which its button is pressed. Pressed
 * twice, or on two servers, it leads to the same payment page, so it cannot be paid twice.
 */
export async function continueDonation(
  token: string,
  { now, ip, country = '', browser }: ContinueVisit,
): Promise<Result<{ checkoutUrl: string }, ContinueRefusal>> {
  if (!takesDonationsFrom(country)) return refuse({ reason: 'closed_here' })
  const read = readToken('continue-donation', token, now)
  if (!read.ok) return refuse({ reason: read.reason })
  const donation = await db().donation.findUnique({ where: { id: read.value } })
  if (donation === null) return refuse({ reason: 'unknown' })
  if (donation.state !== 'pending') return refuse({ reason: 'over' })

  const { id: donationId, frequency, amountMinor, currency } = donation
  const network = nameNetwork(ip)
  await recordStart(db(), { donationId, network, browserHash: hashBrowser(browser), now })
  const opened = await openCheckout({ donationId, frequency, amount: { minor: amountMinor, currency } })
  return opened.ok ? succeed(opened.value) : opened
}
