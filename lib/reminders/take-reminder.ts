import type { FiledRequest } from '../address-requests/take-request'
import type { Queryable } from '../db'
import { addDays, dateOfDay, dayOf, instantOn, type Day } from '../days'
import { isDisposable } from '../addresses/disposable-address'
import { defaultLanguage, type Language } from '../languages/rules'
import { postMail } from '../mail/post-mail'
import type { Frequency } from '../offers/rules'
import { readerLinks } from '../readers/neutral-mail'
import { isKnownAddress, isSuppressed } from '../readers/queries'
import { numberedSubject, signToken } from '../secrets/tokens'
import { siteUrl } from '../urls'
import { confirmReminderMail, reminderSetMail } from './emails'
import { confirmDays } from './rules'

export type ReminderContent = {
  email: string
  day: Day
  donation: { frequency: Frequency; currency: string; amountMinor: number | null; articleSlug: string | null }
  isNeutral: boolean
  isRobot: boolean
  language?: Language
}

type Ask = ReminderContent & { now: Date }
type OpenReminder = { id: string; request: number }

/**
 * Saves a reminder. A confirmed address gets it at once, with a mail to cancel it; any other address must confirm first.
 * There is one reminder per day and address: another request updates it. Robots, disposable and suppressed addresses get
 * none.
 */
export async function takeReminder(
  transaction: Queryable,
  { content, now }: FiledRequest<ReminderContent>,
): Promise<void> {
  const { email, isRobot } = content
  if (isRobot || isDisposable(email) || (await isSuppressed(transaction, email))) return
  const isKnown = await isKnownAddress(transaction, email)
  const ask = { ...content, now }
  const reminder = await writeReminder(transaction, { ...ask, isKnown })
  if (reminder === null) return
  await (isKnown ? postSetMail : postConfirmMail)(transaction, reminder, ask)
}

/**
 * Null if a reminder for this day exists: its donation is updated, and no second mail is sent. Null too if a later press
 * was carried out first, or the reader has cancelled since: the later wish counts.
 */
async function writeReminder(
  transaction: Queryable,
  { email, day, donation, isNeutral, language = defaultLanguage, now, isKnown }: Ask & { isKnown: boolean },
): Promise<OpenReminder | null> {
  const key = { email, dueOn: dateOfDay(day) }
  // A second request here never switches neutral mail off: anybody can type anybody's address.
  const data = { ...donation, ...(isNeutral ? { neutralMail: true } : {}), createdAt: now, language }
  await transaction.reminder.createMany({
    data: { ...key, neutralMail: false, ...data, state: 'cancelled', request: 0 },
    skipDuplicates: true,
  })
  const earlier = {
    ...key,
    createdAt: { lte: now },
    OR: [{ closedAt: null }, { closedAt: { lte: now } }],
  }
  const standing = await transaction.reminder.updateMany({ where: { ...earlier, state: 'waiting' }, data })
  if (standing.count > 0) return null

  const state = isKnown ? 'waiting' : 'unconfirmed'
  const [opened] = await transaction.reminder.updateManyAndReturn({
    where: { ...earlier, state: { not: 'waiting' } },
    data: { ...data, state, request: { increment: 1 }, sentAt: null, closedAt: null },
    select: { id: true, request: true },
  })
  return opened ?? null
}

async function postConfirmMail(
  transaction: Queryable,
  { id, request }: OpenReminder,
  ask: Ask,
): Promise<void> {
  const subject = numberedSubject(id, request)
  const expiresAt = instantOn(addDays(dayOf(ask.now), confirmDays + 1))
  const token = signToken('confirm-reminder', { subject, expiresAt })
  const content = await confirmReminderMail({
    ...(await factsOf(transaction, ask)),
    confirmUrl: siteUrl('/remind-me/confirm', { token }),
    days: confirmDays,
  })
  const uniqueKey = `confirm-reminder:${subject}`
  await postMail(transaction, { uniqueKey, kind: 'confirm-reminder', to: ask.email, content }, ask.now)
}

async function postSetMail(transaction: Queryable, { id, request }: OpenReminder, ask: Ask): Promise<void> {
  const token = signToken('cancel-reminder', { subject: id })
  const cancelUrl = siteUrl('/remind-me/cancel', { token })
  const content = await reminderSetMail({ ...(await factsOf(transaction, ask)), cancelUrl })
  const uniqueKey = `reminder-set:${id}:${request}`
  await postMail(transaction, { uniqueKey, kind: 'reminder-set', to: ask.email, content }, ask.now)
}

/** What both mails say. */
async function factsOf(transaction: Queryable, { email, day, donation, isNeutral, language }: Ask) {
  const { frequency, amountMinor: minor, currency } = donation
  return {
    ...(await readerLinks(transaction, { email, choice: isNeutral, language: language ?? defaultLanguage })),
    dueOn: day,
    donation: { frequency, amount: minor === null ? null : { minor, currency } },
  }
}
