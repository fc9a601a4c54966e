import type { Language } from '../../languages/rules'
import { siteUrlIn } from '../../languages/site-url-in'
import { refuse, type Result } from '../../result'
import { readToken } from '../../secrets/tokens'
import { path } from '../../urls'
import { openCardPage } from '../cards/open-card-page'

/** The same with the link that we mailed to a donor whose payment failed; Stripe's page and the one it leads back to are in `language`. */
export async function changeCard(
  token: string,
  { now, language }: { now: Date; language: Language },
): Promise<Result<{ url: string }, { reason: 'expired' | 'unknown' | 'unavailable' }>> {
  const read = readToken('change-card', token, now)
  if (!read.ok) return refuse({ reason: read.reason })
  return openCardPage({
    donationIds: [read.value],
    returnUrl: () => siteUrlIn(language, path('/donate/card', { token, changed: '1' })),
    cancelUrl: siteUrlIn(language, path('/donate/card', { token })),
    language,
    now,
  })
}
