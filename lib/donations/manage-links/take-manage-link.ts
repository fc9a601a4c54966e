import type { FiledRequest } from '../../address-requests/take-request'
import type { Queryable } from '../../db'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { readerLinks } from '../../readers/neutral-mail'
import { manageLinkMail } from '../changes/change-emails'
import { signManageLink } from './sign-manage-link'

export type ManageLinkContent = { donationId: string }

/** Mails a new link to the donor, if the donation has an address. */
export async function takeManageLink(
  transaction: Queryable,
  { id, content, now }: FiledRequest<ManageLinkContent>,
): Promise<void> {
  const { donationId } = content
  const donation = await transaction.donation.findUnique({
    where: { id: donationId },
    select: { donorEmail: true, neutralMail: true },
  })
  const to = donation?.donorEmail ?? null
  if (to === null) return
  const mail = await manageLinkMail({
    ...(await readerLinks(transaction, { email: to, choice: donation?.neutralMail ?? null })),
    manageUrl: signManageLink(donationId, now),
    contact: publication.contact,
  })
  // One mail for each request: the limit, not the key, restricts how many.
  const uniqueKey = `manage-link:${donationId}:${id}`
  await postMail(transaction, { uniqueKey, kind: 'manage-link', to, content: mail }, now)
}
