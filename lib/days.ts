import { DateTime } from 'luxon'
import { publication } from './publication'

/** A calendar day, 'YYYY-MM-DD', in the publication's zone. */
export type Day = string

const zone = publication.timeZone

/** The day of `now` in the publication's zone. */
export function dayOf(now: Date): Day {
  return DateTime.fromJSDate(now, { zone }).toISODate() ?? ''
}

/** The instant of a day at `hour`, local time, correct across clock changes. */
export function instantOn(day: Day, hour = 0): Date {
  return DateTime.fromISO(day, { zone }).set({ hour }).toJSDate()
}

/** Adds calendar months. If the month is too short, it uses its last day. */
export function addMonths(day: Day, months: number): Day {
  return DateTime.fromISO(day, { zone }).plus({ months }).toISODate() ?? ''
}

/** The same for an instant, by the UTC calendar, as Stripe counts. */
export function monthsAfter(instant: Date, months: number): Date {
  return DateTime.fromJSDate(instant, { zone: 'utc' }).plus({ months }).toJSDate()
}

export function addDays(day: Day, days: number): Day {
  return DateTime.fromISO(day, { zone }).plus({ days }).toISODate() ?? ''
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** The next such weekday whose local hour is still to come. */
export function comingDay(now: Date, { weekday, hour }: { weekday: Weekday; hour: number }): Day {
  let day = dayOf(now)
  while (weekdayOf(day) !== weekday || instantOn(day, hour) <= now) day = addDays(day, 1)
  return day
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -weekdays.indexOf(weekdayOf(day)))
}

function weekdayOf(day: Day): Weekday {
  return weekdays[DateTime.fromISO(day, { zone }).weekday - 1] ?? 'Monday'
}

/** How each language writes a date; `d MMMM` is the form beside a number: "27 ноября". */
const dateStyles: Record<string, { locale: string; weekday: string; date: string }> = {
  en: { locale: 'en-GB', weekday: 'cccc ', date: 'd MMMM yyyy' },
  // Without the weekday, so that the date fits behind «до», «с» and «после» as it is.
  ru: { locale: 'ru', weekday: '', date: "d\u00a0MMMM yyyy\u00a0'года'" },
}

function styleOf(language: string) {
  const style = dateStyles[language]
  if (style === undefined) throw new Error(`No way to write a date in ${language}`)
  return style
}

/** "Friday 4 July 2025", "4 июля 2025 года" */
export function formatDay(day: Day, language = 'en'): string {
  const { locale, weekday, date } = styleOf(language)
  return DateTime.fromISO(day, { zone })
    .setLocale(locale)
    .toFormat(weekday + date)
}

/** "4 July 2025" of an instant, in the publication's zone. */
export function formatDate(instant: Date, language = 'en'): string {
  const { locale, date } = styleOf(language)
  return DateTime.fromJSDate(instant, { zone }).setLocale(locale).toFormat(date)
}

/** "4 July 2025, 14:05" of an instant, in the publication's zone. */
export function formatMoment(instant: Date, language = 'en'): string {
  const { locale, date } = styleOf(language)
  return DateTime.fromJSDate(instant, { zone }).setLocale(locale).toFormat(`${date}, HH:mm`)
}

/** A calendar day as Prisma stores it: midnight UTC of that date. */
export function dateOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

export function dayOfDate(date: Date): Day {
  return date.toISOString().slice(0, 10)
}

/** "Friday 4 July 2025, 07:00" of an instant, in the publication's zone. */
export function formatHour(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone }).setLocale('en-GB').toFormat('cccc d LLLL yyyy, HH:mm')
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone }).isValid
}

/** The first day of a day's month. */
export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`
}

/** The same local time one calendar month earlier. If that month is too short, it uses its last day. */
export function monthBefore(instant: Date): Date {
  return DateTime.fromJSDate(instant, { zone }).minus({ months: 1 }).toJSDate()
}

/** "July 2025" for a day in July. */
export function formatMonth(day: Day): string {
  return DateTime.fromISO(day, { zone }).setLocale('en-GB').toFormat('LLLL yyyy')
}

/** "4 Jul 2025" of an instant, with non-breaking spaces: for narrow table columns. */
export function formatShortDate(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone }).setLocale('en-GB').toFormat('d\u00a0LLL\u00a0yyyy')
}
