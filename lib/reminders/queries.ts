import { db } from '../db'
import { dayOfDate, type Day } from '../days'
import { formatPlain } from '../money'
import type { Frequency } from '../offers/rules'
import { readToken, splitSubject } from '../secrets/tokens'
import type { ReminderLink } from './rules'

export type ReminderLinkView = {
  state: ReminderLink
  dueOn?: Day
  donation?: { frequency: Frequency; currency: string; amount?: string; article?: string }
}

/** What a reminder's link would do now, and the reminder's data. Changes nothing. */
export async function findReminderLink(
  purpose: 'confirm-reminder' | 'cancel-reminder',
  token: string,
  now: Date,
): Promise<ReminderLinkView> {
  const read = readToken(purpose, token, now)
  if (!read.ok) return { state: read.reason }
  const { id, number: request } = splitSubject(read.value)
  const reminder = await db().reminder.findUnique({ where: { id } })
  if (reminder === null) return { state: 'unknown' }

  const { frequency, currency, amountMinor, articleSlug } = reminder
  return {
    state: linkState(reminder, { purpose, request }),
    dueOn: dayOfDate(reminder.dueOn),
    donation: {
      frequency,
      currency,
      ...(amountMinor === null ? {} : { amount: formatPlain({ minor: amountMinor, currency }) }),
      ...(articleSlug === null ? {} : { article: articleSlug }),
    },
  }
}

function linkState(
  reminder: { state: 'unconfirmed' | 'waiting' | 'sent' | 'cancelled' | 'fulfilled'; request: number },
  link: { purpose: 'confirm-reminder' | 'cancel-reminder'; request: number },
): ReminderLink {
  const { state } = reminder
  if (link.purpose === 'cancel-reminder')
    return state === 'unconfirmed' || state === 'waiting' ? 'ready' : state
  if (state === 'waiting') return 'confirmed'
  if (state !== 'unconfirmed') return state
  return link.request === reminder.request ? 'ready' : 'expired'
}

/** A reminder that is still to be sent. */
export type ReminderView = { id: string; dueOn: Day; isConfirmed: boolean }

export async function listReminders(email: string): Promise<ReminderView[]> {
  const reminders = await db().reminder.findMany({
    where: { email, state: { in: ['unconfirmed', 'waiting'] } },
    orderBy: { dueOn: 'asc' },
  })
  return reminders.map(({ id, state, dueOn }) => ({
    id,
    dueOn: dayOfDate(dueOn),
    isConfirmed: state === 'waiting',
  }))
}
