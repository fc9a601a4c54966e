import { refuse, type Result } from '../../result'
import { readToken } from '../../tokens'
import { siteUrl } from '../../urls'
import { openCardPage } from './open-card-page'

/** The same with the link that we mailed to a donor whose payment failed. */
export async function changeCard(
  token: string,
  now: Date,
): Promise<Result<{ url: string }, { reason: 'expired' | 'unknown' | 'unavailable' }>> {
  const read = readToken('change-card', token, now)
  if (!read.ok) return refuse({ reason: read.reason })
  return openCardPage({
    donationId: read.value,
    returnUrl: siteUrl('/donate/card', { token, changed: '1' }),
  })
}
