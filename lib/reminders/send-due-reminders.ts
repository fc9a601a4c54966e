import { inTransaction, type Queryable } from '../db'
import { dateOfDay, dayOf } from '../days'
import { postMail } from '../mail/post-mail'
import { formatPlain } from '../money'
import { readerLinks } from '../readers/neutral-mail'
import { isRecurringDonor, isSuppressed } from '../readers/queries'
import { signToken } from '../secrets/tokens'
import { siteUrl } from '../urls'
import { reminderDueMail } from './emails'
import { dueAt } from './rules'

const batchSize = 50

type DueReminder = Awaited<ReturnType<typeof claimDue>>[number]

/**
 * Mails every due reminder, also those of missed days. Locks the rows while it writes their mails and marks them in the
 * same transaction, so that no reminder is sent twice, even with several workers at once. Returns how many mails it
 * sent.
 */
export async function sendDueReminders(now: Date): Promise<number> {
  let mailed = 0
  for (;;) {
    const batch = await inTransaction(async (transaction) => {
      const due = await claimDue(transaction, now)
      for (const reminder of due) mailed += await closeReminder(transaction, reminder, now)
      return due.length
    })
    if (batch < batchSize) return mailed
  }
}

/** Before the morning's hour, today's reminders still wait. */
async function claimDue(transaction: Queryable, now: Date) {
  const today = dayOf(now)
  const comparison = now >= dueAt(today) ? 'lte' : 'lt'
  const locked = await transaction.$queryRaw<{ id: string }[]>`
    select id from reminders
     where state = 'waiting' and (due_on < ${dateOfDay(today)}::date
        or (due_on = ${dateOfDay(today)}::date and ${comparison === 'lte'}))
     order by due_on limit ${batchSize}
       for update skip locked`
  return transaction.reminder.findMany({ where: { id: { in: locked.map(({ id }) => id) } } })
}

/** Mails it, or closes it without a mail if the reader gives already or must not be mailed. Returns how many mails. */
async function closeReminder(transaction: Queryable, reminder: DueReminder, now: Date): Promise<number> {
  const { id, email } = reminder
  if ((await isRecurringDonor(transaction, email)) || (await isSuppressed(transaction, email))) {
    await transaction.reminder.update({ where: { id }, data: { state: 'fulfilled', closedAt: now } })
    return 0
  }
  await transaction.reminder.update({ where: { id }, data: { state: 'sent', sentAt: now, closedAt: now } })
  const content = await reminderDueMail(await mailData(transaction, reminder))
  const uniqueKey = `reminder-due:${id}:${reminder.request}`
  await postMail(transaction, { uniqueKey, kind: 'reminder-due', to: email, content }, now)
  return 1
}

async function mailData(transaction: Queryable, reminder: DueReminder) {
  const { id, frequency, currency, amountMinor, articleSlug } = reminder
  const amount = amountMinor === null ? null : { minor: amountMinor, currency }
  const article =
    articleSlug === null ? null : await transaction.article.findUnique({ where: { slug: articleSlug } })
  return {
    ...(await readerLinks(transaction, {
      email: reminder.email,
      choice: reminder.neutralMail,
      language: reminder.language,
    })),
    donation: { frequency, amount },
    articleHeadline: article?.headline ?? null,
    donateUrl: siteUrl('/donate', {
      frequency,
      currency,
      amount: amount === null ? undefined : formatPlain(amount),
      article: articleSlug ?? undefined,
      placement: 'reminder',
      neutral: reminder.neutralMail === true ? 'yes' : undefined,
    }),
    cancelUrl: siteUrl('/remind-me/cancel', { token: signToken('cancel-reminder', { subject: id }) }),
  }
}
