import { randomUUID } from 'node:crypto'
import type { Day } from '../days'
import type { DonationLink } from '../offers/schema'
import { publication } from '../publication'
import { siteUrl } from '../urls'
import { dueAt } from './rules'

/**
 * An RFC 5545 calendar with one event at the reminder's hour, for readers who would rather leave no address. Its text
 * is discreet: calendars are shared, and shown on lock screens.
 */
export function makeCalendarFile({
  day,
  donation,
  now,
}: {
  day: Day
  donation: DonationLink
  now: Date
}): string {
  const { frequency, currency, amount, article } = donation
  const link = siteUrl('/donate', { frequency, currency, amount, article, placement: 'calendar' })
  const starts = dueAt(day)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escapeText(publication.name)}//Reminder//EN`,
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${randomUUID()}@${new URL(siteUrl('/')).hostname}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(starts)}`,
    `DTEND:${stamp(new Date(starts.getTime() + 900_000))}`,
    'SUMMARY:The reminder you asked for',
    `DESCRIPTION:${escapeText(`Pick up where you left off: ${link}`)}`,
    `URL:${link}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:PT0S',
    'DESCRIPTION:The reminder you asked for',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(fold).join('\r\n') + '\r\n'
}

function stamp(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

/** No line over 75 octets. We print only ASCII, so a character is an octet. */
function fold(line: string): string {
  return line.match(/^.{1,75}|.{1,74}/g)?.join('\r\n ') ?? ''
}
