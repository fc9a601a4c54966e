import type { Message, ServerText } from '../languages/text'
import { addDays, addMonths, dayOf, instantOn, isDay, type Day } from '../days'
import { refuse, succeed, type Result } from '../result'

/** The hour on the publication's wall clock at which reminders leave: in the morning, after the news. */
const reminderHour = 9
/** A confirm link for a reminder works for this many days. */
export const confirmDays = 7
export const furthestMonths = 24

/** The subjects of the two mails that can follow the form; the page after it names them. */
export const confirmReminderSubject = 'Confirm your reminder'
export const reminderSetSubject = 'Your reminder is set'

export type DayChoice = { value: string; label: Message; day: Day }

/**
 * The suggested dates in words; each is at least a week away, so that it is useful. 24 December is offered until it is
 * near: after that the words would mean a day in a year's time.
 */
export function listDayChoices(now: Date): DayChoice[] {
  const soonest = addDays(dayOf(now), 7)
  return choicesOf(now).filter(({ day }) => day >= soonest)
}

function choicesOf(now: Date): DayChoice[] {
  const today = dayOf(now)
  return [
    { value: 'next-month', label: 'next month', day: addMonths(today, 1) },
    { value: 'three-months', label: 'in 3 months', day: addMonths(today, 3) },
    { value: 'december', label: 'on 24 December', day: `${today.slice(0, 4)}-12-24` },
  ]
}

export type DayRefusal =
  | { reason: 'no_day' }
  | { reason: 'too_soon'; earliest: Day }
  | { reason: 'too_late'; latest: Day }

/** Turns a choice, or "own" with a typed day, into a calendar day from tomorrow to two years ahead. */
export function readDay(
  choice: { when: string; ownDay?: string | undefined },
  now: Date,
): Result<Day, DayRefusal> {
  // A form that was opened while a date was still offered may come later: the date counts as long as it is ahead.
  const offered = choicesOf(now).find(({ value }) => value === choice.when)
  const day = offered?.day ?? choice.ownDay ?? ''
  if (!isDay(day)) return refuse({ reason: 'no_day' })
  const [earliest, latest] = [addDays(dayOf(now), 1), addMonths(dayOf(now), furthestMonths)]
  if (day < earliest) return refuse({ reason: 'too_soon', earliest })
  return day > latest ? refuse({ reason: 'too_late', latest }) : succeed(day)
}

export function explainDay(refusal: DayRefusal, t: ServerText): string {
  switch (refusal.reason) {
    case 'no_day':
      return t('Choose one of the dates, or enter another one.')
    case 'too_soon':
      return t('Choose {day} or later.', { day: t.day(refusal.earliest) })
    case 'too_late':
      return t('Choose {day} or earlier.', { day: t.day(refusal.latest) })
  }
}

/** When a reminder for this day is sent. */
export function dueAt(day: Day): Date {
  return instantOn(day, reminderHour)
}

export type ReminderLink = 'ready' | 'confirmed' | 'cancelled' | 'fulfilled' | 'sent' | 'expired' | 'unknown'

/** A closed or never confirmed reminder is deleted, with its address, after this many days. */
export const keptDays = 30
