import { fileRequest } from '../address-requests/file-request'
import type { Language } from '../languages/rules'
import { reminderLimits, type Limited } from '../limits/limits'
import { readDonation } from '../offers/read-donation'
import { refuse, succeed, type Result } from '../result'
import { readDay, type DayRefusal } from './rules'
import type { ReminderRequest } from './schema'
import type { ReminderContent } from './take-reminder'

/**
 * Requests a reminder with the donation it is about. Work and answer are the same for every address: what becomes of it
 * is decided in take-reminder.ts.
 */
export async function setReminder(
  request: ReminderRequest,
  { now, ip, language }: { now: Date; ip: string; language: Language },
): Promise<Result<void, DayRefusal | Limited>> {
  const day = readDay(request, now)
  if (!day.ok) return refuse(day)
  const content = { ...contentOf(request, day.value), language }
  const limits = reminderLimits({ address: request.email, ip })
  const filed = await fileRequest({ kind: 'reminder', content, limits, now })
  return filed.ok ? succeed(undefined) : filed
}

/** Keeps the amount only if the donation box would accept it again. */
function contentOf(
  { email, frequency, currency, amount, article, neutral, website }: ReminderRequest,
  day: ReminderContent['day'],
): ReminderContent {
  const donation = readDonation(amount ?? '', { frequency, currency })
  const amountMinor = donation.ok ? donation.value.minor : null
  return {
    email,
    day,
    donation: { frequency, currency, amountMinor, articleSlug: article ?? null },
    isNeutral: neutral === 'yes',
    isRobot: website !== '',
  }
}
