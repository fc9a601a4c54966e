import type { DateChoice, Meaning, NoticeExample } from '../../rules'
import { looksLikeAddress, splitAddresses } from '../words/looks-like-address'
import { isBlankValue } from '../words/normalise-name'
import { looksLikeDate, orderClueOf, type OrderClue, type ReadingOrder } from '../dates/parse-date'
import { readDate } from '../dates/read-date'
import { mendText } from '../words/mend-text'
import { readYesNo, saysNotMailed } from '../words/status-values'

/** What is counted of a column: it depends on what its name says. */
export type ProfileKind = 'status' | 'date' | 'tags' | 'text' | 'known'

export type ColumnProfile = {
  kind: ProfileKind
  filled: number
  addresses: number
  dates: number
  /** Codes of two or three capital letters, as of the states of a country. */
  codes: number
  /** Words of people's names, of a column without a name. */
  words: number
  /** Rows by value, in lower case. Null once there are too many different ones. Dates of a status column are left out. */
  values: Map<string, number> | null
  /** The first cell that says that its person must not be mailed. */
  notMailed: string | null
  clues: Record<OrderClue, number>
  /** A date that can be read in both orders. */
  unclear: string | null
  /** How a person said that dates of this column are written. */
  reading: ReadingOrder
  /** In a column of when somebody left, a word may stand that says that they did. */
  mayHoldWords: boolean
  unreadable: Noted
  damaged: Noted
}

/** How many cells, and the first of them. */
export type Noted = { rows: number; examples: NoticeExample[] }

const mostExamples = 3

const mostStatusValues = 100
const mostTextValues = 30
const longestValue = 60

export function openProfile(
  kind: ProfileKind,
  { meaning, choice }: { meaning: Meaning | null; choice: DateChoice | undefined },
): ColumnProfile {
  const clues = { day_first: 0, month_first: 0, either: 0, same: 0 }
  const counts = { filled: 0, addresses: 0, dates: 0, codes: 0, words: 0 }
  const isOrder = choice === 'day_first' || choice === 'month_first' || choice === 'year_first'
  return {
    kind,
    ...counts,
    values: new Map(),
    notMailed: null,
    clues,
    unclear: null,
    // Whether a date can be read does not depend on its order, unless a person chose one.
    reading: isOrder ? { order: choice, isChosen: true } : { order: 'day_first' },
    mayHoldWords: meaning === 'unsubscribed_at' || meaning === 'suppressed_at',
    unreadable: { rows: 0, examples: [] },
    damaged: { rows: 0, examples: [] },
  }
}

/** PostgreSQL cannot store these in JSON. */
const unstorable = /[\0\p{Surrogate}]/gu

/**
 * A value as a key of `PartMapping.statuses`: without case and spaces around it, mended, cut. '' if there is nothing.
 */
export function statusKey(cell: string): string {
  return isBlankValue(cell)
    ? ''
    : (mendText(cell) ?? cell).replace(unstorable, ' ').trim().toLowerCase().slice(0, longestValue)
}

export function profileCell(profile: ColumnProfile, { cell, line }: { cell: string; line: number }): void {
  if (isBlankValue(cell)) return
  profile.filled += 1
  if (profile.kind === 'date') return noteDate(profile, { cell: cell.trim(), line })
  const mended = mendText(cell)
  if (mended !== null) note(profile.damaged, { line, value: cell, mended })
  if (profile.kind === 'status') return profileStatus(profile, { cell: cell.trim(), line })
  if (mayHoldAddress(cell) && holdsAddress(cell)) profile.addresses += 1
  if (profile.kind === 'known') return
  if (words.test(cell)) profile.words += 1
  profile.notMailed ??= findNotMailed(profile.kind, mended ?? cell)
  if (profile.values !== null) countValue(profile, { cell, most: mostTextValues })
}

const words = /^[\p{L}\p{M}][\p{L}\p{M}\s.,'’-]{0,80}$/u

/** Also one of several tags may be "unsubscribed". */
function findNotMailed(kind: ProfileKind, cell: string): string | null {
  const parts = kind === 'tags' ? cell.slice(0, 1000).split(/[,;|"[\]]+/) : [cell]
  const found = parts.find(saysNotMailed)
  return found === undefined ? null : copyOf(found.replace(unstorable, ' ').trim())
}

const mayHoldAddress = (cell: string) => cell.includes('@') || cell.includes('＠')

function holdsAddress(cell: string): boolean {
  return looksLikeAddress(cell) || splitAddresses(cell).length > 1
}

type Cell = { cell: string; line: number }

function profileStatus(profile: ColumnProfile, { cell, line }: Cell): void {
  if (/^[A-Z]{2,3}$/.test(cell)) profile.codes += 1
  if (mayHoldAddress(cell) && looksLikeAddress(cell)) profile.addresses += 1
  if (looksLikeDate(cell)) {
    profile.dates += 1
    noteDate(profile, { cell, line })
  } else if (profile.values !== null) countValue(profile, { cell, most: mostStatusValues })
}

function countValue(profile: ColumnProfile, { cell, most }: { cell: string; most: number }): void {
  const { values } = profile
  if (values === null) return
  const key = statusKey(cell)
  const rows = values.get(key)
  if (rows !== undefined) values.set(key, rows + 1)
  else if (values.size >= most) profile.values = null
  else values.set(copyOf(key), 1)
}

function noteDate(profile: ColumnProfile, { cell, line }: Cell): void {
  if (readDate(cell, { ...profile.reading, isUtc: true }) === null && !saysWithoutDate(profile, cell))
    note(profile.unreadable, { line, value: cell, mended: '' })
  // Of a column whose order a person chose, nothing is to be found out or asked.
  if (profile.reading.isChosen === true) return
  const clue = orderClueOf(cell)
  if (clue === null) return
  profile.clues[clue] += 1
  if (clue === 'either') profile.unclear ??= copyOf(cell.slice(0, longestValue))
}

function saysWithoutDate({ mayHoldWords }: ColumnProfile, cell: string): boolean {
  return mayHoldWords && (readYesNo(cell) !== null || !/\d/.test(cell))
}

function note(noted: Noted, { line, value, mended }: NoticeExample): void {
  noted.rows += 1
  if (noted.examples.length < mostExamples)
    noted.examples.push({ line, value: shown(value), mended: shown(mended) })
}

/** Short, on one line, and without what PostgreSQL cannot store. */
function shown(text: string): string {
  return copyOf(
    text
      .replaceAll(/[\p{Cc}\p{Surrogate}]+/gu, ' ')
      .trim()
      .slice(0, longestValue),
  )
}

/** A part of a string keeps the whole in memory, here a piece of the file. */
export function copyOf(text: string): string {
  return Buffer.from(text).toString()
}

const dateMeanings: readonly Meaning[] = [
  ...([
    'signed_up_at',
    'confirmed_at',
    'unsubscribed_at',
    'suppressed_at',
    'paused_until',
    'agreed_at',
  ] as const),
]

export function isDateMeaning(meaning: Meaning): boolean {
  return dateMeanings.includes(meaning)
}

/** What to count in a column, by what its name means. */
export function profileKindOf(meaning: Meaning | null): ProfileKind {
  if (meaning === 'status' || meaning === 'tags') return meaning
  if (meaning !== null && isDateMeaning(meaning)) return 'date'
  return 'text'
}
