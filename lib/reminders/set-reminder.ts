import { inTransaction, type Queryable } from '../db'
import { addDays, dateOfDay, dayOf, dayOfDate, instantOn, type Day } from '../days'
import { isDisposable } from '../disposable-address'
import { evenly } from '../even-time'
import { consumeReminderLimit, type Limited } from '../limits'
import { postMail } from '../mail/post-mail'
import { readDonation } from '../offers/schema'
import { readerLinks } from '../readers/neutral-mail'
import { isKnownAddress, isSuppressed } from '../readers/queries'
import { refuse, succeed, type Result } from '../result'
import { numberedSubject, signToken } from '../tokens'
import { siteUrl } from '../urls'
import { confirmReminderMail, reminderSetMail } from './emails'
import { confirmDays, readDay, type DayRefusal } from './rules'
import type { ReminderRequest } from './schema'

type Ask = { request: ReminderRequest; day: Day; now: Date }
type OpenReminder = { id: string; request: number; email: string; dueOn: Date }

/**
 * Saves a reminder with the donation it is about. A confirmed address gets it at once, with a mail to cancel it; any
 * other address must confirm first. The answer is the same for all, in text and in time. There is one reminder per day
 * and address: another request updates it.
 */
export async function setReminder(
  request: ReminderRequest,
  { now, ip }: { now: Date; ip: string },
): Promise<Result<void, DayRefusal | Limited>> {
  const day = readDay(request, now)
  if (!day.ok) return refuse(day)
  return evenly(() => take({ request, day: day.value, now }, ip))
}

async function take(ask: Ask, ip: string): Promise<Result<void, Limited>> {
  const { email, website } = ask.request
  const consumed = await consumeReminderLimit({ address: email, ip })
  if (!consumed.ok) return consumed
  if (website !== '' || isDisposable(email)) return succeed(undefined)
  await inTransaction((transaction) => remember(transaction, ask))
  return succeed(undefined)
}

async function remember(transaction: Queryable, ask: Ask): Promise<void> {
  const { email } = ask.request
  if (await isSuppressed(transaction, email)) return
  const isKnown = await isKnownAddress(transaction, email)
  const reminder = await writeReminder(transaction, { ...ask, isKnown })
  if (reminder === null) return
  await (isKnown ? postSetMail : postConfirmMail)(transaction, reminder, ask)
}

/** Null if a reminder for this day exists: its donation is updated, and no second mail is sent. */
async function writeReminder(
  transaction: Queryable,
  { request, day, now, isKnown }: Ask & { isKnown: boolean },
): Promise<OpenReminder | null> {
  const key = { email: request.email, dueOn: dateOfDay(day) }
  // A second request here never switches neutral mail off: anybody can type anybody's address.
  const donation = { ...donationOf(request), ...(request.neutral === 'yes' ? { neutralMail: true } : {}) }
  await transaction.reminder.createMany({
    data: { ...key, neutralMail: false, ...donation, state: 'cancelled', request: 0, createdAt: now },
    skipDuplicates: true,
  })
  const standing = await transaction.reminder.updateMany({
    where: { ...key, state: 'waiting' },
    data: donation,
  })
  if (standing.count > 0) return null

  const state = isKnown ? 'waiting' : 'unconfirmed'
  return transaction.reminder.update({
    where: { email_dueOn: key },
    data: { ...donation, state, request: { increment: 1 }, createdAt: now, sentAt: null, closedAt: null },
    select: { id: true, request: true, email: true, dueOn: true },
  })
}

/** Keeps the amount only if the donation box would accept it again. */
function donationOf({ frequency, currency, amount, article }: ReminderRequest) {
  const donation = readDonation(amount ?? '', { frequency, currency })
  return {
    frequency,
    currency,
    amountMinor: donation.ok ? donation.value.minor : null,
    articleSlug: article ?? null,
  }
}

async function postConfirmMail(
  transaction: Queryable,
  reminder: OpenReminder,
  { request, now }: Ask,
): Promise<void> {
  const subject = numberedSubject(reminder.id, reminder.request)
  const expiresAt = instantOn(addDays(dayOf(now), confirmDays + 1))
  const token = signToken('confirm-reminder', { subject, expiresAt })
  const content = await confirmReminderMail({
    ...(await readerLinks(transaction, { email: reminder.email, choice: request.neutral === 'yes' })),
    confirmUrl: siteUrl('/remind-me/confirm', { token }),
    dueOn: dayOfDate(reminder.dueOn),
    donation: { frequency: request.frequency, amount: amountOf(request) },
    days: confirmDays,
  })
  const uniqueKey = `confirm-reminder:${subject}`
  await postMail(transaction, { uniqueKey, kind: 'confirm-reminder', to: reminder.email, content }, now)
}

async function postSetMail(
  transaction: Queryable,
  reminder: OpenReminder,
  { request, now }: Ask,
): Promise<void> {
  const token = signToken('cancel-reminder', { subject: reminder.id })
  const content = await reminderSetMail({
    ...(await readerLinks(transaction, { email: reminder.email, choice: request.neutral === 'yes' })),
    cancelUrl: siteUrl('/remind-me/cancel', { token }),
    dueOn: dayOfDate(reminder.dueOn),
    donation: { frequency: request.frequency, amount: amountOf(request) },
  })
  const uniqueKey = `reminder-set:${reminder.id}:${reminder.request}`
  await postMail(transaction, { uniqueKey, kind: 'reminder-set', to: reminder.email, content }, now)
}

function amountOf(request: ReminderRequest) {
  const { amountMinor, currency } = donationOf(request)
  return amountMinor === null ? null : { minor: amountMinor, currency }
}
