import { db, inTransaction, type Prisma } from '../../db'
import { addDays, dateOfDay, dayOf, dayOfDate } from '../../days'
import { textIn } from '../../languages/text'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { readerLinks } from '../../readers/neutral-mail'
import { cardExpiresMail } from './card-emails'
import { expiryNoticeDays, nameCard } from './card-rules'
import { signCardLink } from '../manage-links/sign-card-link'
import { signManageLink } from '../manage-links/sign-manage-link'

/**
 * Mails donors whose card expires within a month, once for each card and expiry date. A donation that will end, or is
 * paused without an end date, has no next charge that could fail. Returns how many were mailed.
 */
export async function sendCardNotices(now: Date): Promise<number> {
  const today = dayOf(now)
  const expiring = await db().donation.findMany({
    where: {
      state: { in: ['scheduled', 'active'] },
      nextChargeAt: { not: null },
      cardExpiresOn: { gte: dateOfDay(today), lte: dateOfDay(addDays(today, expiryNoticeDays)) },
    },
  })
  let mailed = 0
  for (const donation of expiring) if (await sendNotice(donation, now)) mailed += 1
  return mailed
}

type Donation = Prisma.DonationGetPayload<object>

/** False if the donor was told already, or there is no address. */
async function sendNotice(donation: Donation, now: Date): Promise<boolean> {
  const { id, frequency, cardId, cardBrand, cardLast4, cardExpiresOn, donorEmail: to } = donation
  if (to === null || cardId === null || cardBrand === null || cardLast4 === null || cardExpiresOn === null)
    return false
  const expiresOn = dayOfDate(cardExpiresOn)
  const cardNoticedFor = `${cardId} ${expiresOn}`
  if (donation.cardNoticedFor === cardNoticedFor) return false
  const links = await readerLinks(db(), { email: to, choice: donation.neutralMail })
  const content = await cardExpiresMail({
    ...links,
    frequency,
    amount: { minor: donation.amountMinor, currency: donation.currency },
    card: nameCard({ brand: cardBrand, last4: cardLast4 }, textIn(links.language)),
    expiresOn,
    cardUrl: signCardLink(id, now),
    contact: publication.contact,
    manageUrl: signManageLink(id, now),
  })
  return inTransaction(async (transaction) => {
    await transaction.donation.update({ where: { id }, data: { cardNoticedFor } })
    const uniqueKey = `card-expires:${id}:${cardNoticedFor}`
    return postMail(transaction, { uniqueKey, kind: 'card-expires', to, content }, now)
  })
}
