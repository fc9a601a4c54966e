import type { Queryable } from '../db'
import { settings } from '../env'
import { footLinks } from '../urls'

/** `choice` is what was chosen with the donation or reminder that a mail is about; null where nobody was asked. */
type Reader = { email: string; choice: boolean | null }

/**
 * Whether a mail about a donation or a reminder keeps its sender and subject neutral. Asked for once, with any donation
 * or reminder of this address, it holds for all of them: an inbox that shows one shows all. Where nobody was asked,
 * the newsroom's setting counts.
 */
export async function wantsNeutralMail(transaction: Queryable, { email, choice }: Reader): Promise<boolean> {
  if (choice === true) return true
  const donation = await transaction.donation.findFirst({
    where: { donorEmail: email, neutralMail: true },
    select: { id: true },
  })
  const reminder = await transaction.reminder.findFirst({
    where: { email, neutralMail: true },
    select: { id: true },
  })
  if (donation !== null || reminder !== null) return true
  return choice ?? settings().NEUTRAL_MAIL === 'on'
}

/** What stands round every mail about donations and reminders to one reader. */
export async function readerLinks(transaction: Queryable, reader: Reader) {
  return { ...footLinks(), isNeutral: await wantsNeutralMail(transaction, reader) }
}
