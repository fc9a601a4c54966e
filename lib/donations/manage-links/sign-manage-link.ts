import { signToken } from '../../secrets/tokens'
import { siteUrl } from '../../urls'

/** Every receipt brings a new link, so it need not outlast two receipts. */
export const manageLinkMs = 60 * 86_400_000

/** Signs a link that opens one donation, to see and change it, and nothing else. */
export function signManageLink(donationId: string, now: Date): string {
  const expiresAt = new Date(now.getTime() + manageLinkMs)
  return siteUrl('/account/donations', {
    token: signToken('manage-donation', { subject: donationId, expiresAt }),
  })
}
