import type { AddressRefusal } from '../clean-address'
import { instantOn, isDay, type Day } from '../days'
import { isDisposable } from '../disposable-address'
import { readEmail } from '../email-address'
import { refuse, succeed, type Result } from '../result'
import type { Columns } from './import-columns'
import { longestSource, type ImportReason } from './rules'
import type { SuppressionReason } from './suppress-address'

export type ImportLine = {
  email: string
  /** A reader who has left is stored as such; one who never confirmed is stored only if mail must not go there. */
  state: 'confirmed' | 'unsubscribed' | 'unconfirmed'
  requestedAt: Date | null
  confirmedAt: Date | null
  unsubscribedAt: Date | null
  pausedUntil: Day | null
  suppressed: { at: Date; reason: SuppressionReason } | null
  source: string | null
}

type Judged<Value> = Result<Value, { reason: ImportReason }>

/** What one row of an import says by itself. Whether we know its reader is for the database to find out. */
export function judgeLine(
  cells: readonly string[],
  { columns, now }: { columns: Columns; now: Date },
): Judged<ImportLine> {
  const cell = (place: number) => (place === -1 ? '' : (cells[place] ?? '').trim())
  if (cells.length > columns.count && cells.slice(columns.count).some((more) => more.trim() !== '')) {
    return refuse({ reason: 'too_many_columns' })
  }
  const email = judgeAddress(cell(columns.email))
  if (!email.ok) return email
  const moments = readMoments(cell, { columns, now })
  if (!moments.ok) return moments
  const suppressed = suppressionOf(moments.value.suppressedAt, {
    reason: cell(columns.suppressedReason),
    now,
  })
  const state = stateOf(cell(columns.state), moments.value)
  if (state === null || (state === 'unconfirmed' && suppressed === null))
    return refuse({ reason: 'not_confirmed' })
  const source = cell(columns.source).replaceAll('\0', '')
  if (source.length > longestSource) return refuse({ reason: 'source_too_long' })
  const { requestedAt, confirmedAt, unsubscribedAt, pausedUntil } = moments.value
  const known = { requestedAt, confirmedAt, unsubscribedAt, pausedUntil }
  return succeed({ email: email.value, state, ...known, suppressed, source: source || null })
}

function judgeAddress(typed: string): Judged<string> {
  // Our own export writes an apostrophe before a value that a spreadsheet would take for a formula.
  const email = readEmail(typed.replace(/^'(?=[=+\-@|%])/, ''))
  if (!email.ok) return refuse({ reason: reasonOf(email.reason) })
  return isDisposable(email.value) ? refuse({ reason: 'throw_away' }) : email
}

function reasonOf(reason: AddressRefusal['reason']): ImportReason {
  return reason === 'odd_character' || reason === 'local_not_ascii' ? 'not_an_address' : reason
}

type Moments = Pick<ImportLine, 'requestedAt' | 'confirmedAt' | 'unsubscribedAt' | 'pausedUntil'> & {
  suppressedAt: Date | null
}

function readMoments(
  cell: (place: number) => string,
  { columns, now }: { columns: Columns; now: Date },
): Judged<Moments> {
  const confirmedAt = readMoment(cell(columns.confirmedAt))
  if (confirmedAt === 'unreadable') return refuse({ reason: 'confirmed_unreadable' })
  if (confirmedAt !== null && confirmedAt > now) return refuse({ reason: 'confirmed_in_future' })
  const [requestedAt, unsubscribedAt, suppressedAt] = [
    readMoment(cell(columns.requestedAt)),
    readMoment(cell(columns.unsubscribedAt)),
    readMoment(cell(columns.suppressedAt)),
  ]
  const pausedUntil = cell(columns.pausedUntil) || null
  const isPauseReadable = pausedUntil === null || beginOf(pausedUntil) !== null
  if (
    requestedAt === 'unreadable' ||
    unsubscribedAt === 'unreadable' ||
    suppressedAt === 'unreadable' ||
    !isPauseReadable
  )
    return refuse({ reason: 'day_unreadable' })
  return succeed({ requestedAt, confirmedAt, unsubscribedAt, suppressedAt, pausedUntil })
}

/** If either of the two columns says that they left, they left. */
function stateOf(typed: string, { unsubscribedAt }: Moments): ImportLine['state'] | null {
  const state = typed.toLowerCase()
  if (state === 'unsubscribed' || unsubscribedAt !== null) return 'unsubscribed'
  if (state === '' || state === 'confirmed') return 'confirmed'
  return state === 'unconfirmed' ? 'unconfirmed' : null
}

const reasons: readonly SuppressionReason[] = ['bounce', 'bounces', 'complaint', 'staff']

/** An unknown reason is stored as a decision of staff. */
function suppressionOf(
  at: Date | null,
  { reason, now }: { reason: string; now: Date },
): ImportLine['suppressed'] {
  if (at === null && reason === '') return null
  return { at: at ?? now, reason: reasons.find((known) => known === reason) ?? 'staff' }
}

const instant = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/** An instant with its zone, or a day in the publication's zone; null if empty. */
function readMoment(typed: string): Date | null | 'unreadable' {
  if (typed === '') return null
  const [, day] = instant.exec(typed) ?? []
  if (beginOf(day ?? typed) === null) return 'unreadable'
  const moment = day === undefined ? beginOf(typed) : new Date(typed.replace(' ', 'T'))
  return moment === null || Number.isNaN(moment.getTime()) ? 'unreadable' : moment
}

/** A file of a million rows contains few different days; each is computed once. */
const begins = new Map<string, Date | null>()

function beginOf(day: string): Date | null {
  const known = begins.get(day)
  if (known !== undefined) return known
  const begin = isDay(day) && day > '1970' ? instantOn(day) : null
  if (begins.size >= 20_000) begins.clear()
  begins.set(day, begin)
  return begin
}
