import { addDays, dayOf, instantOn } from '../../days'
import { signToken } from '../../secrets/tokens'
import { siteUrl } from '../../urls'

/** As long as Stripe may keep trying, and as early as a donor is told that a card will expire. */
const cardLinkDays = 31

/** Signs a link that opens the page for another card of one donation, and nothing else. */
export function signCardLink(donationId: string, now: Date): string {
  const expiresAt = instantOn(addDays(dayOf(now), cardLinkDays + 1))
  return siteUrl('/donate/card', { token: signToken('change-card', { subject: donationId, expiresAt }) })
}
