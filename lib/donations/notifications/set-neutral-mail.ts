import { db, inTransaction } from '../../db'
import { wantsNeutralMail } from '../../readers/neutral-mail'
import type { Holder } from '../queries'

/**
 * Sets whether mails about donations and reminders have a neutral sender and subject. A signed-in donor decides for
 * their whole address; the link in a mail decides for its one donation.
 */
export async function setNeutralMail(holder: Holder, isNeutral: boolean): Promise<void> {
  const data = { neutralMail: isNeutral }
  if (holder.by === 'link') {
    await db().donation.updateMany({ where: { id: holder.donationId }, data })
    return
  }
  const { email } = holder
  await inTransaction(async (transaction) => {
    await transaction.donation.updateMany({ where: { donorEmail: email }, data })
    await transaction.reminder.updateMany({ where: { email }, data })
  })
}

/** 'elsewhere': neutral because another donation or reminder of the address asks for it, which a link cannot change. */
export type NeutralMail = 'on' | 'off' | 'elsewhere'

export async function findNeutralMail(holder: Holder): Promise<NeutralMail> {
  if (holder.by === 'address') {
    const newest = await db().donation.findFirst({
      where: { donorEmail: holder.email },
      orderBy: { createdAt: 'desc' },
      select: { neutralMail: true },
    })
    const choice = newest?.neutralMail ?? null
    return (await wantsNeutralMail(db(), { email: holder.email, choice })) ? 'on' : 'off'
  }
  const donation = await db().donation.findUnique({
    where: { id: holder.donationId },
    select: { neutralMail: true, donorEmail: true },
  })
  if (donation === null || donation.donorEmail === null) return 'off'
  const { neutralMail: choice, donorEmail: email } = donation
  if (!(await wantsNeutralMail(db(), { email, choice }))) return 'off'
  return choice === false ? 'elsewhere' : 'on'
}
