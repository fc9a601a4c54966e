import { addDays, dayOf, instantOn } from '../../days'
import { signToken } from '../../tokens'
import { siteUrl } from '../../urls'

/** Every receipt brings a new one, so it need not outlive two of them. */
const manageLinkDays = 60

/** A link that opens one gift, to see and to change it, and nothing else of its donor's. */
export function signManageLink(donationId: string, now: Date): string {
  const expiresAt = instantOn(addDays(dayOf(now), manageLinkDays))
  return siteUrl('/account/donations', {
    token: signToken('manage-gift', { subject: donationId, expiresAt }),
  })
}
