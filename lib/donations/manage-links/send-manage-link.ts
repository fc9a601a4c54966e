import { inTransaction } from '../../db'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'
import { readerLinks } from '../../readers/neutral-mail'
import { askedLinkMail } from '../notifications/emails'
import type { AtTheDesk } from '../notifications/resend-receipt'
import { signManageLink } from './sign-manage-link'

/**
 * Mails a donor a new link to one donation, after they wrote that the old one is lost. It goes only to the address of
 * the donation.
 */
export function sendManageLink(
  donationId: string,
  { staffId, formId, now }: AtTheDesk,
): Promise<Result<{ to: string }, { reason: 'unknown' }>> {
  return inTransaction(async (transaction) => {
    const donation = await transaction.donation.findUnique({ where: { id: donationId } })
    if (donation?.donorEmail == null || (donation.paidAt ?? donation.scheduledAt) === null)
      return refuse({ reason: 'unknown' })
    const { frequency, amountMinor, currency, donorEmail: to } = donation
    const content = await askedLinkMail({
      ...(await readerLinks(transaction, { email: to, choice: donation.neutralMail })),
      frequency,
      amount: { minor: amountMinor, currency },
      contact: publication.contact,
      manageUrl: signManageLink(donationId, now),
    })
    const uniqueKey = `manage-link:${donationId}:${formId}`
    const isNew = await postMail(transaction, { uniqueKey, kind: 'manage-link', to, content }, now)
    if (!isNew) return succeed({ to })
    await recordAction(transaction, {
      staffId,
      action: 'donations.mail',
      subject: `donation:${donationId}`,
      details: { mail: 'manage-link' },
      now,
    })
    return succeed({ to })
  })
}
