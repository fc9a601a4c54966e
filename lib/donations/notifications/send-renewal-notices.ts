import { db, inTransaction } from '../../db'
import { addDays, dayOf, instantOn } from '../../days'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { readerLinks } from '../../readers/neutral-mail'
import { renewalNoticeMail } from './emails'
import { signManageLink } from '../manage-links/sign-manage-link'

const noticeDays = 7

/**
 * Mails donors whose yearly donation is charged within a week, once for each charge. Returns how many are due a notice.
 */
export async function sendRenewalNotices(now: Date): Promise<number> {
  const soon = instantOn(addDays(dayOf(now), noticeDays + 1))
  const due = await db().donation.findMany({
    where: {
      frequency: 'annual',
      state: 'active',
      nextChargeAt: { gt: now, lt: soon },
      donorEmail: { not: null },
    },
  })
  let mailed = 0
  for (const donation of due) {
    const { id, frequency, amountMinor, currency, nextChargeAt, donorEmail, noticedFor, neutralMail } =
      donation
    const chargeOn = dayOf(nextChargeAt ?? now)
    if (donorEmail === null || noticedFor === chargeOn) continue
    const amount = { minor: amountMinor, currency }
    const content = await renewalNoticeMail({
      ...(await readerLinks(db(), { email: donorEmail, choice: neutralMail })),
      frequency,
      amount,
      chargeOn,
      contact: publication.contact,
      manageUrl: signManageLink(id, now),
    })
    await inTransaction(async (transaction) => {
      await transaction.donation.update({ where: { id }, data: { noticedFor: chargeOn } })
      const uniqueKey = `renewal-notice:${id}:${chargeOn}`
      await postMail(transaction, { uniqueKey, kind: 'renewal-notice', to: donorEmail, content }, now)
    })
    mailed += 1
  }
  return mailed
}
