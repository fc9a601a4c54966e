import { addDays, dayOf, instantOn } from '../../days'
import { signToken } from '../../tokens'
import { siteUrl } from '../../urls'

/** For as long as Stripe may go on trying, and for as long before a card expires as its donor is told. */
const cardLinkDays = 31

/** A link that opens the page for another card of one donation, and nothing else of its donor's. */
export function signCardLink(donationId: string, now: Date): string {
  const expiresAt = instantOn(addDays(dayOf(now), cardLinkDays + 1))
  return siteUrl('/donate/card', { token: signToken('change-card', { subject: donationId, expiresAt }) })
}
