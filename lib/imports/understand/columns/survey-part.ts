import type { Row } from '../../read/parse-csv'
import type { Decisions, Delimiter, Encoding, Meaning } from '../../rules'
import { meaningOfName } from '../words/column-names'
import { findHeader, rowsBeforeHeader } from './find-header'
import { isBlankValue, normaliseName } from '../words/normalise-name'
import {
  copyOf,
  openProfile,
  profileCell,
  profileKindOf,
  type ColumnProfile,
  type ProfileKind,
} from './profile-column'
import { recogniseExport, type KnownExport } from '../words/providers'
import { looksLikeDate } from '../dates/parse-date'
import { polarityOf } from '../words/status-names'

type PartDecisions = NonNullable<Decisions['parts']>[string]

export type SurveyedColumn = {
  place: number
  /** As the file has it, cut; and normalised. */
  name: string
  key: string
  decided: Meaning | null
  /** What its name says, in this export or in any list. */
  byName: Meaning | null
  profile: ColumnProfile
}

/** What the first pass has counted of a part. */
export type SurveyedPart = {
  name: string
  encoding: Encoding | null
  delimiter: Delimiter | null
  headerLine: number | null
  known: KnownExport | null
  decided: PartDecisions
  columns: SurveyedColumn[]
  rows: number
  /** Rows in which no column says who may be mailed, although others of the part do. */
  silent: number
  sample: string[][]
}

type PartFile = {
  name: string
  encoding: Encoding | null
  delimiter: Delimiter | null
  decided: PartDecisions
}

const longestName = 60
const sampleRows = 8
const longestSampleCell = 200
const mostColumns = 500

/** Counts what the columns of a part contain, row by row. Memory does not grow with the part. */
export function openPartSurvey(file: PartFile) {
  let part: SurveyedPart | null = null
  let first: Row[] = []
  const begin = (): SurveyedPart => {
    const begun = beginPart(file, first)
    for (const row of first) if (row.line > (begun.headerLine ?? 0)) count(begun, row)
    first = []
    return begun
  }
  return {
    add(rows: readonly Row[]): void {
      for (const row of rows) {
        if (part !== null) count(part, row)
        else if (first.push(row) === rowsBeforeHeader + 1) part = begin()
      }
    },
    end: (): SurveyedPart => (part ??= begin()),
  }
}

function beginPart(file: PartFile, first: readonly Row[]): SurveyedPart {
  const header = findHeader(first)
  const width = header?.cells.length ?? Math.max(0, ...first.map(({ cells }) => cells.length))
  const raw = Array.from({ length: Math.min(width, mostColumns) }, (_, place) => header?.cells[place] ?? '')
  const keys = raw.map(normaliseName)
  const known = recogniseExport(raw, keys)
  const columns = raw.map((name, place) => {
    const key = keys[place] ?? ''
    const column = {
      place,
      name: copyOf(clean(name).slice(0, longestName)),
      key,
      decided: file.decided.columns?.[place] ?? null,
      byName: byNameIn(key, known),
    }
    return { ...column, profile: openProfile(kindOf(column, known)) }
  })
  return { ...file, headerLine: header?.line ?? null, known, columns, rows: 0, silent: 0, sample: [] }
}

function clean(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Surrogate}]+/gu, ' ').trim()
}

function byNameIn(key: string, known: KnownExport | null): Meaning | null {
  const special = known?.columns[key]
  if (special !== undefined) return special
  return known?.status.includes(key) === true ? 'status' : meaningOfName(key)
}

function kindOf(
  { key, decided, byName }: { key: string; decided: Meaning | null; byName: Meaning | null },
  known: KnownExport | null,
): ProfileKind {
  const kind = profileKindOf(decided ?? byName)
  // A decision, or a column that the provider is known to write, is not questioned for its values.
  const isKnown = decided !== null || (known !== null && key in known.columns) || isReason(byName)
  return kind === 'text' && isKnown ? 'known' : kind
}

/** Words such as "bounced" are what these columns are for. */
function isReason(meaning: Meaning | null): boolean {
  return meaning === 'unsubscribe_reason' || meaning === 'suppressed_reason'
}

function count(part: SurveyedPart, { cells }: Row): void {
  part.rows += 1
  if (part.sample.length < sampleRows)
    part.sample.push(
      cells.slice(0, mostColumns).map((cell) => copyOf(clean(cell).slice(0, longestSampleCell))),
    )
  let [speaks, isAsked] = [false, false]
  for (const { place, key, profile } of part.columns) {
    const cell = cells[place]
    if (cell === undefined || cell === '') {
      isAsked ||= profile.kind === 'status' && !isObjection(key)
      continue
    }
    profileCell(profile, cell)
    if (profile.kind !== 'status' || isObjection(key)) continue
    if (isBlankValue(cell)) isAsked = true
    else speaks ||= !looksLikeDate(cell.trim())
  }
  if (isAsked && !speaks) part.silent += 1
}

/** A column such as "unsubscribed" or "bounced": only a yes says something, and nothing says no. */
export function isObjection(key: string): boolean {
  return polarityOf(key)?.no === 'subscribed'
}
