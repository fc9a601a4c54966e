import { randomUUID } from 'node:crypto'
import type { Day } from '../days'
import { siteUrlIn } from '../languages/site-url-in'
import type { ServerText } from '../languages/text'
import type { DonationLink } from '../offers/schema'
import { publication } from '../publication'
import { path, siteUrl } from '../urls'
import { dueAt } from './rules'

/**
 * An RFC 5545 calendar with one event at the reminder's hour, for readers who would rather leave no address. Its text
 * is discreet: calendars are shared, and shown on lock screens.
 */
export function makeCalendarFile({
  day,
  donation,
  now,
  t,
}: {
  day: Day
  donation: DonationLink
  now: Date
  t: ServerText
}): string {
  const { frequency, currency, amount, article } = donation
  const link = siteUrlIn(
    t.language,
    path('/donate', { frequency, currency, amount, article, placement: 'calendar' }),
  )
  const summary = escapeText(t('The reminder you asked for'))
  const starts = dueAt(day)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escapeText(publication.name)}//Reminder//${t.language.toUpperCase()}`,
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${randomUUID()}@${new URL(siteUrl('/')).hostname}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(starts)}`,
    `DTEND:${stamp(new Date(starts.getTime() + 900_000))}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${escapeText(t('Pick up where you left off: {link}', { link }))}`,
    `URL:${link}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:PT0S',
    `DESCRIPTION:${summary}`,
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

/** No line over 75 octets, the space at the start of a continued one included. No character is cut. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const more = Buffer.byteLength(character)
    if (octets + more > 75) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += more
  }
  return folded
}
