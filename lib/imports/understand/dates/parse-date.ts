import type { DateOrder } from '../../rules'
import { monthOf } from './month-names'

/** `isChosen`: a person said so of this column, so that also "24-03-05" is read. */
export type ReadingOrder = { order: DateOrder | 'year_first' | null; isChosen?: boolean }

/** A calendar date with its time, as a cell has it. `offset` is in minutes; null without a zone. */
export type Written = {
  year: number
  month: number
  day: number
  /** Null if the cell names a day alone. */
  clock: { hour: number; minute: number; millisecond: number; offset: number | null } | null
}

/** Which of two numbers must be the day. `either`: both could be; `same`: the order of the file makes no difference. */
export type OrderClue = DateOrder | 'either' | 'same'

// Each pattern is anchored and takes linear time. The first part of a cell is the date, the rest its time.
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ,]+(.*))?$/i
const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,]+(.*))?$/i
const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z)?$/
const time =
  /^(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,](\d{1,9}))?)? ?([ap]\.?m\.?)? ?(z|utc|gmt|(?:utc|gmt)?[+-]\d\d:?(?:\d\d)?)?(?: ?\([a-z ]{1,60}\))?$/i

export const longestDate = 80

/** Whether the day or the month comes first in this cell; null if it is no such date. */
export function orderClueOf(cell: string): OrderClue | null {
  if (cell.length > longestDate) return null
  const [, one, separator, two, year = ''] = numbers.exec(cell) ?? []
  if (one === undefined || two === undefined || mayBeginWithYear(separator, year)) return null
  const [first, second] = [Number(one), Number(two)]
  if (first > 12) return second > 12 ? null : separator === '.' ? 'same' : 'day_first'
  if (second > 12) return 'month_first'
  return first === second || separator === '.' ? 'same' : 'either'
}

/** "24-03-05" is 5 March 2024 to some and 24 March 2005 to others: nobody can tell. */
function mayBeginWithYear(separator: string | undefined, year: string): boolean {
  return separator === '-' && year.length === 2 && Number(year) <= 31
}

/** True if the cell has the form of a date; the date itself may be impossible. */
export function looksLikeDate(cell: string): boolean {
  if (cell.length < 6 || cell.length > longestDate || !/\d/.test(cell)) return false
  return yearFirst.test(cell) || numbers.test(cell) || parseWords(cell) !== null
}

/** The date that a cell has the form of; it may be impossible. Null if there is none, or its order is not known. */
export function parseDate(cell: string, order: ReadingOrder): Written | null {
  return readYearFirst(cell) ?? readNumbers(cell, order) ?? readCompact(cell) ?? parseWords(cell)
}

function readYearFirst(cell: string): Written | null {
  const [, year, , month, day, rest] = yearFirst.exec(cell) ?? []
  return year === undefined ? null : withTime({ year, month, day }, rest)
}

function readCompact(cell: string): Written | null {
  const [, year, month, day, hour, minute, second = '00', zone = ''] = compact.exec(cell) ?? []
  const rest = hour === undefined ? undefined : `${hour}:${minute ?? ''}:${second}${zone}`
  return year === undefined ? null : withTime({ year, month, day }, rest)
}

/**
 * A number above 12 can only be the day, whatever the order of the others. Between full stops the day comes first, also in
 * a file whose other dates are American.
 */
function readNumbers(cell: string, { order: chosen, isChosen = false }: ReadingOrder): Written | null {
  const [, one = '', separator, two = '', year, rest] = numbers.exec(cell) ?? []
  if (year === undefined || (mayBeginWithYear(separator, year) && !isChosen)) return null
  if (chosen === 'year_first' && year.length === 2 && one.length === 2)
    return withTime({ year: fullYear(one), month: two, day: year }, rest)
  // Who said that the year comes first has not said which of the others does, in a date that ends with its year.
  const order = chosen === 'year_first' ? null : chosen
  const isDotted = separator === '.'
  const isDayFirst = Number(one) > 12 || (Number(two) <= 12 && (isDotted || order === 'day_first'))
  const isKnown =
    isDotted || order !== null || Number(one) > 12 || Number(two) > 12 || Number(one) === Number(two)
  if (!isKnown) return null
  const [day, month] = isDayFirst ? [one, two] : [two, one]
  return withTime({ year: year.length === 2 ? fullYear(year) : year, month, day }, rest)
}

/** As spreadsheets read it: 29 is 2029, 30 is 1930. */
function fullYear(year: string): string {
  return Number(year) < 30 ? `20${year}` : `19${year}`
}

/** "Mar 5, 2024", "5 March 2024", "Tue, 05 Mar 2024 10:00:00 +0000", "5 марта 2024 г.", "05-Mar-2024". */
function parseWords(cell: string): Written | null {
  const words = cell.split(/[\s,.\-/]+/, 12).filter((word) => word !== '')
  const place = words.slice(0, 4).findIndex((word) => monthOf(word) !== null)
  if (place === -1) return null
  const month = monthOf(words[place] ?? '') ?? 0
  const around = [words[place - 1], words[place + 1], words[place + 2]].map((word) =>
    word === undefined ? undefined : /^(\d{1,4})(?:st|nd|rd|th|\.)?$/i.exec(word)?.[1],
  )
  const [before, after, then] = around
  const found = dayAndYear({ before, after, then, words: words.slice(place + 1) })
  if (found === null) return null
  const yearAt = cell.lastIndexOf(found.year)
  const rest = timeWithin(cell.slice(yearAt + found.year.length)) ?? timeWithin(cell)
  return withTime({ year: found.year, month: String(month), day: found.day }, rest)
}

type Around = {
  before: string | undefined
  after: string | undefined
  then: string | undefined
  words: string[]
}

function dayAndYear({ before, after, then, words }: Around): { day: string; year: string } | null {
  const isYear = (word: string | undefined): word is string => word?.length === 4
  const isDay = (word: string | undefined): word is string => word !== undefined && word.length <= 2
  if (isDay(before) && isYear(after)) return { day: before, year: after }
  if (isDay(after) && isYear(then)) return { day: after, year: then }
  // "Tue Mar  5 10:00:00 UTC 2024", "2024 Mar 5"
  const last = words.find((word) => /^(?:19|20)\d\d$/.test(word))
  if (isDay(after) && last !== undefined) return { day: after, year: last }
  return isYear(before) && isDay(after) ? { day: after, year: before } : null
}

function timeWithin(text: string): string | undefined {
  return /\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,9})?(?: ?[ap]\.?m\.?)?(?: ?(?:z|(?:utc|gmt)?[+-]\d\d:?\d\d|utc|gmt))?/i.exec(
    text,
  )?.[0]
}

type Parts = { year: string; month: string | undefined; day: string | undefined }

function withTime({ year, month, day }: Parts, rest: string | undefined): Written | null {
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  const text = rest?.trim() ?? ''
  if (text === '') return { ...date, clock: null }
  const [all, hour, minute, second = '0', fraction = '', half, zone] = time.exec(text) ?? []
  if (all === undefined || Number(second) > 59) return null
  const millisecond = Number(second) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3))
  const clock = {
    hour: hourOf(Number(hour), half),
    minute: Number(minute),
    millisecond,
    offset: offsetOf(zone),
  }
  return { ...date, clock }
}

/** 12 AM is midnight. An impossible hour such as 13 PM becomes 24 or more, and is refused. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return 99
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null
  const [, sign, hours, minutes = '0'] = /([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes))
}
