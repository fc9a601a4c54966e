import { instantOn } from '../../../days'
import { longestDate, parseDate, type ReadingOrder, type Written } from './parse-date'

/** How zone-less times and `03/05/2024` are to be read. */
export type DateReading = ReadingOrder & { isUtc: boolean }

/**
 * The instant that a cell names, or null if there is no such date: 30 February, 25 o'clock. Times without a zone are UTC
 * for systems that export UTC, else in the publication's zone; a day alone is its beginning in the publication's zone.
 * Numbers of five digits are the days of spreadsheets, numbers of ten seconds since 1970.
 */
export function readDate(cell: string, reading: DateReading): Date | null {
  const { isUtc } = reading
  if (cell.length > longestDate) return null
  const plain = readPlain(cell, { isUtc })
  if (plain !== null) return plain
  const counted = readNumber(cell, { isUtc })
  if (counted !== undefined) return counted
  const written = parseDate(cell, reading)
  if (written === null || !isPossible(written)) return null
  return instantOf(written, { isUtc })
}

const number = /^\d{5}(?:[.,]\d{1,12})?$/
const epoch = /^(\d{10})(\d{3})?(?:\.\d{1,6})?$/

/** 1 January 1970 in the days of spreadsheets. */
const spreadsheetEpoch = 25_569
const spreadsheetEnd = 84_000

function readNumber(cell: string, { isUtc }: { isUtc: boolean }): Date | null | undefined {
  const code = cell.charCodeAt(4)
  if (code < 48 || code > 57 || cell.length < 5) return undefined
  const [, seconds, milliseconds] = epoch.exec(cell) ?? []
  if (seconds !== undefined) return new Date(Number(seconds) * 1000 + Number(milliseconds ?? 0))
  if (!number.test(cell)) return undefined
  const days = Number(cell.replace(',', '.'))
  if (days < spreadsheetEpoch || days >= spreadsheetEnd) return null
  const local = new Date(Math.round((days - spreadsheetEpoch) * 86_400) * 1000)
  return isUtc && !Number.isInteger(days) ? local : fromZone(local.getTime())
}

const msOfHour = 3_600_000
/** A file of a million rows contains few different hours; each is computed once. */
const instantsOfHours = new Map<number, number>()

/** The instant at which clocks of the publication's zone show what a clock in UTC shows at `local`. */
function fromZone(local: number): Date {
  const hour = Math.floor(local / msOfHour)
  const known = instantsOfHours.get(hour)
  if (known !== undefined) return new Date(known + (local - hour * msOfHour))
  const begin = new Date(hour * msOfHour)
  const instant = instantOn(begin.toISOString().slice(0, 10), begin.getUTCHours()).getTime()
  if (instantsOfHours.size >= 20_000) instantsOfHours.clear()
  instantsOfHours.set(hour, instant)
  return new Date(instant + (local - hour * msOfHour))
}

/** `2024-03-05T10:22:33.123Z`, with or without its time, fraction and zone: most dates of most files. */
function readPlain(cell: string, { isUtc }: { isUtc: boolean }): Date | null {
  const { length } = cell
  if (cell.charCodeAt(4) !== 45 || cell.charCodeAt(7) !== 45 || (length !== 10 && length < 19)) return null
  const date = {
    year: 100 * twoDigits(cell, 0) + twoDigits(cell, 2),
    month: twoDigits(cell, 5),
    day: twoDigits(cell, 8),
  }
  if (length === 10) return isDate(date) ? fromZone(Date.UTC(date.year, date.month - 1, date.day)) : null
  const separator = cell.charCodeAt(10)
  if ((separator !== 84 && separator !== 32) || cell.charCodeAt(13) !== 58 || cell.charCodeAt(16) !== 58)
    return null
  const [hour, minute, second] = [twoDigits(cell, 11), twoDigits(cell, 14), twoDigits(cell, 17)]
  const hasFraction = cell.charCodeAt(19) === 46 && length >= 23
  const millisecond = hasFraction ? 10 * twoDigits(cell, 20) + digit(cell, 22) : 0
  const rest = cell.slice(hasFraction ? 23 : 19)
  const isClock = hour < 24 && minute < 60 && second < 60 && millisecond < 1000
  if ((rest !== '' && rest !== 'Z') || !isClock || !isDate(date)) return null
  const local = Date.UTC(date.year, date.month - 1, date.day, hour, minute, second, millisecond)
  return rest === 'Z' || isUtc ? new Date(local) : fromZone(local)
}

function twoDigits(text: string, at: number): number {
  return 10 * digit(text, at) + digit(text, at + 1)
}

/** Infinite if it is no digit, and then so is the number that it belongs to. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48
  return value >= 0 && value <= 9 ? value : Infinity
}

function isPossible(written: Written): boolean {
  const { clock } = written
  if (!isDate(written) || clock === null) return isDate(written)
  return clock.hour < 24 && clock.minute < 60 && Math.abs(clock.offset ?? 0) <= 15 * 60
}

function isDate({ year, month, day }: { year: number; month: number; day: number }): boolean {
  if (!(year >= 1970 && year <= 2199 && month >= 1 && month <= 12 && day >= 1)) return false
  const days = month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= days
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function instantOf({ year, month, day, clock }: Written, { isUtc }: { isUtc: boolean }): Date {
  const { hour, minute, millisecond, offset } = clock ?? { hour: 0, minute: 0, millisecond: 0, offset: null }
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, 0, millisecond))
  if (offset !== null) return new Date(local.getTime() - offset * 60_000)
  return isUtc && clock !== null ? local : fromZone(local.getTime())
}
