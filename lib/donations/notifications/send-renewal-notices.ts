import { db, inTransaction, type Prisma } from '../../db'
import { addDays, dayOf, instantOn, type Day } from '../../days'
import { postMail } from '../../mail/post-mail'
import type { MailContent } from '../../mail/render-mail'
import { publication } from '../../publication'
import { readerLinks } from '../../readers/neutral-mail'
import { textIn } from '../../languages/text'
import { nameCard } from './card-rules'
import { renewalNoticeMail } from './emails'
import { firstChargeMail } from './scheduled-emails'
import { signManageLink } from '../manage-links/sign-manage-link'

const noticeDays = 7

/**
 * Mails donors whose yearly donation is charged within a week, or whose donation is charged for the first time then, once
 * for each charge. Returns how many are due a notice.
 */
export async function sendRenewalNotices(now: Date): Promise<number> {
  const soon = instantOn(addDays(dayOf(now), noticeDays + 1))
  const due = await db().donation.findMany({
    where: {
      OR: [{ frequency: 'annual', state: 'active' }, { state: 'scheduled' }],
      nextChargeAt: { gt: now, lt: soon },
      donorEmail: { not: null },
    },
  })
  let mailed = 0
  for (const donation of due) {
    const { id, nextChargeAt, donorEmail, noticedFor } = donation
    const chargeOn = dayOf(nextChargeAt ?? now)
    if (donorEmail === null || noticedFor === chargeOn) continue
    const content = await noticeOf(donation, { to: donorEmail, chargeOn, now })
    await inTransaction(async (transaction) => {
      await transaction.donation.update({ where: { id }, data: { noticedFor: chargeOn } })
      const uniqueKey = `renewal-notice:${id}:${chargeOn}`
      await postMail(transaction, { uniqueKey, kind: 'renewal-notice', to: donorEmail, content }, now)
    })
    mailed += 1
  }
  return mailed
}

async function noticeOf(
  {
    id,
    state,
    frequency,
    amountMinor,
    currency,
    cardBrand,
    cardLast4,
    neutralMail,
  }: Prisma.DonationGetPayload<object>,
  { to, chargeOn, now }: { to: string; chargeOn: Day; now: Date },
): Promise<MailContent> {
  const links = await readerLinks(db(), { email: to, choice: neutralMail })
  const mail = {
    ...links,
    frequency,
    amount: { minor: amountMinor, currency },
    contact: publication.contact,
    manageUrl: signManageLink(id, now),
  }
  if (state !== 'scheduled') return renewalNoticeMail({ ...mail, chargeOn })
  const isKnown = cardBrand !== null && cardLast4 !== null
  const card = isKnown ? nameCard({ brand: cardBrand, last4: cardLast4 }, textIn(links.language)) : null
  return firstChargeMail({ ...mail, startsOn: chargeOn, card })
}
