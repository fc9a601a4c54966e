import { instantOn, isDay } from '../days'
import { isDisposable } from '../disposable-address'
import { readEmail } from '../email-address'
import { refuse, succeed, type Result } from '../result'
import { longestSource, type ImportReason } from './rules'

/** Where each column that we know stands in a file; -1 where it lacks one. */
export type Columns = { email: number; confirmedAt: number; source: number; state: number; count: number }

export type ImportLine = { email: string; confirmedAt: Date | null; source: string | null }

/** What one line of an import says, by itself: whether we know its reader is for the database to tell. */
export function judgeLine(
  cells: readonly string[],
  { columns, now }: { columns: Columns; now: Date },
): Result<ImportLine, { reason: ImportReason }> {
  const cell = (place: number) => (place === -1 ? '' : (cells[place] ?? '').trim())
  if (cells.length > columns.count && cells.slice(columns.count).some((more) => more.trim() !== '')) {
    return refuse({ reason: 'too_many_columns' })
  }
  // Our own export writes an apostrophe before what a spreadsheet would take for a formula.
  const email = readEmail(cell(columns.email).replace(/^'(?=[=+\-@])/, ''))
  if (!email.ok) return email
  const state = cell(columns.state).toLowerCase()
  if (state !== '' && state !== 'confirmed') return refuse({ reason: 'not_confirmed' })
  if (isDisposable(email.value)) return refuse({ reason: 'throw_away' })
  const confirmedAt = readMoment(cell(columns.confirmedAt))
  if (confirmedAt === 'unreadable') return refuse({ reason: 'confirmed_unreadable' })
  if (confirmedAt !== null && confirmedAt > now) return refuse({ reason: 'confirmed_in_future' })
  const source = cell(columns.source).replaceAll('\0', '')
  if (source.length > longestSource) return refuse({ reason: 'source_too_long' })
  return succeed({ email: email.value, confirmedAt, source: source || null })
}

const instant = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/** An instant with its zone, or a day of the publication's: null where nothing stands there. */
function readMoment(typed: string): Date | null | 'unreadable' {
  if (typed === '') return null
  const [, day] = instant.exec(typed) ?? []
  if (beginOf(day ?? typed) === null) return 'unreadable'
  const moment = day === undefined ? beginOf(typed) : new Date(typed.replace(' ', 'T'))
  return moment === null || Number.isNaN(moment.getTime()) ? 'unreadable' : moment
}

/** A file of a million lines names few days; each is looked up in the calendar once. */
const begins = new Map<string, Date | null>()

function beginOf(day: string): Date | null {
  const known = begins.get(day)
  if (known !== undefined) return known
  const begin = isDay(day) && day > '1970' ? instantOn(day) : null
  if (begins.size >= 20_000) begins.clear()
  begins.set(day, begin)
  return begin
}
