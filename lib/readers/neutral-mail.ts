import type { Queryable } from '../db'
import { settings } from '../env'
import type { Language } from '../languages/rules'
import { footLinks } from '../urls'
import { findMailLanguage } from './mail-language'

/** `choice` is the reader's choice for the donation or reminder that a mail is about; null if there was no question. */
type Reader = { email: string; choice: boolean | null }

/**
 * Whether mails about donations and reminders keep sender and subject neutral. A choice made with any donation or
 * reminder of an address is valid for all its mails, because they appear in the same inbox. Without a choice, the
 * newsroom's setting counts.
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

/** `language` is that of a form a moment ago; `otherwise` is for a mailbox that has confirmed nothing, or nothing any more. */
type Languages = { language?: Language; otherwise?: Language }

/** The parts around every donation or reminder mail to one reader. */
export async function readerLinks(transaction: Queryable, reader: Reader & Languages) {
  return {
    ...footLinks(),
    isNeutral: await wantsNeutralMail(transaction, reader),
    language: reader.language ?? (await findMailLanguage(transaction, reader.email, reader.otherwise)),
  }
}
