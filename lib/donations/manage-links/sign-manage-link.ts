import { addDays, dayOf, instantOn } from '../../days'
import { signToken } from '../../tokens'
import { siteUrl } from '../../urls'

/** Every receipt brings a new link, so it need not outlast two receipts. */
const manageLinkDays = 60

/** Signs a link that opens one donation, to see and change it, and nothing else. */
export function signManageLink(donationId: string, now: Date): string {
  const expiresAt = instantOn(addDays(dayOf(now), manageLinkDays))
  return siteUrl('/account/donations', {
    token: signToken('manage-donation', { subject: donationId, expiresAt }),
  })
}
