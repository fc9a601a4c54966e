import { fileRequest } from '../../address-requests/file-request'
import { nameNetwork } from '../../card-testing-guard/name-network'
import { takesDonationsFrom } from '../../countries'
import { continuationLimits, type Limited } from '../../limits/limits'
import { log } from '../../log'
import { refuse, succeed, type Result } from '../../result'
import type { DonationRequest } from '../schema'
import type { DonationLinkContent } from './take-donation-link'

type MailRefusal = Limited | { reason: 'closed' } | { reason: 'closed_here' }
type Ask = { email: string; now: Date; ip: string; country?: string }

/**
 * Mails a link that continues a donation, for browsers that cannot solve a proof of work. A mailbox is proof enough,
 * because a card tester would need a new one every few cards. Work and answer are the same for every address. Fails
 * closed when the limits are unavailable.
 */
export async function mailDonationLink(
  request: DonationRequest,
  { email, now, ip, country = '' }: Ask,
): Promise<Result<void, MailRefusal>> {
  if (!takesDonationsFrom(country)) return refuse({ reason: 'closed_here' })
  const content: DonationLinkContent = { email, donation: request, network: nameNetwork(ip) }
  try {
    const limits = continuationLimits({ address: email, ip })
    const filed = await fileRequest({ kind: 'donation-link', content, limits, now })
    return filed.ok ? succeed(undefined) : filed
  } catch (error) {
    log.error('donation.start_failed', error)
    return refuse({ reason: 'closed' })
  }
}
