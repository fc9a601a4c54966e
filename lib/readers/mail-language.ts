import { given } from '../given-donations'
import { inTransaction, type Queryable } from '../db'
import { defaultLanguage, type Language } from '../languages/rules'
import { footLinks } from '../urls'

/**
 * The language of mails to an address: that of what its reader last did and confirmed. What a stranger can do (type an
 * address into a form) does not count. Where nothing is confirmed it is `otherwise`.
 */
export async function findMailLanguage(
  transaction: Queryable,
  email: string,
  otherwise: Language = defaultLanguage,
): Promise<Language> {
  return (await findConfirmedLanguage(transaction, email)) ?? otherwise
}

/** The same; null if nothing is confirmed for the address. There is then nothing to keep a choice in. */
export async function findConfirmedLanguage(transaction: Queryable, email: string): Promise<Language | null> {
  const [newest] = await transaction.$queryRaw<{ language: Language }[]>`
    select language from (
      select language, confirmed_at as at from subscribers where email = ${email} and confirmed_at is not null
      union all
      select language, coalesce(paid_at, scheduled_at) from donations
       where donor_email = ${email} and coalesce(paid_at, scheduled_at) is not null
      union all
      select language, confirmed_at from reminders where email = ${email} and confirmed_at is not null
    ) as acts order by at desc limit 1`
  return newest?.language ?? null
}

/** Sets the language of all mails to an address. Done twice it is the same; of two at once the later one counts. */
export function setMailLanguage(email: string, language: Language): Promise<void> {
  return inTransaction(async (transaction) => {
    const data = { language }
    await transaction.subscriber.updateMany({ where: { email }, data })
    // Of an unpaid donation the language belongs to its payment page, which may not change.
    await transaction.donation.updateMany({ where: { donorEmail: email, ...given }, data })
    await transaction.reminder.updateMany({ where: { email }, data })
  })
}

/** The parts around a mail to an address, in the language of its reader. */
export async function addressLinks(transaction: Queryable, email: string) {
  return { ...footLinks(), language: await findMailLanguage(transaction, email) }
}
