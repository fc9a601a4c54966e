import { readManageLink } from '@/lib/donations/manage-links/read-manage-link'
import { findDonation, type Holder } from '@/lib/donations/queries'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { isId } from '@/lib/donations/rules'
import { currentTime } from '@/lib/clock'
import { path } from '@/lib/urls'
import { requireSignedIn } from '../require-signed-in'

/** How a page or a form names what it is about: by the link of a mail, or by id for a donor who is signed in. */
export type Access = { token?: string | undefined; donation?: string | undefined }

export type Held = { state: 'open'; holder: Holder } | { state: 'expired' | 'unknown' }

/** Whose donations may be seen and changed here. Without a link the reader must sign in, and is redirected. */
export async function findHolder({ token }: Access): Promise<Held> {
  if (token === undefined) {
    const { email } = await requireSignedIn()
    return { state: 'open', holder: { by: 'address', email } }
  }
  const read = await readManageLink(token, await currentTime())
  if (!read.ok) return { state: read.reason }
  return { state: 'open', holder: { by: 'link', donationId: read.value } }
}

/** The donation that a form is about, if its sender may act on it. */
export async function findHeldDonation(access: Access): Promise<DonationView | null> {
  const held = await findHolder(access)
  if (held.state !== 'open') return null
  const { holder } = held
  const id = holder.by === 'link' ? holder.donationId : (access.donation ?? '')
  return isId(id) ? findDonation(holder, id) : null
}

/** The page of one donation; `said` names what was just done. */
export function donationPath(access: Access, said?: string): string {
  const { token, donation } = access
  return path('/account/donations', token === undefined ? { donation, said } : { token, said })
}
