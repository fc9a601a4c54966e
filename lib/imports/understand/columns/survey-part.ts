import type { Row } from '../../read/parse-csv'
import { UnreadableFile } from '../../read/unreadable-file'
import type { Decisions, Delimiter, Encoding, Meaning, Question } from '../../rules'
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
import { mendText } from '../words/mend-text'
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
  /** Of a column that may say that somebody may be mailed: one bit of its own. 0 of all others. */
  bit: number
  profile: ColumnProfile
}

/** How a text looks in several encodings, if a person must choose one; else empty. */
type EncodingExamples = Extract<Question, { about: 'encoding' }>['examples']

/** What the first pass has counted of a part. */
export type SurveyedPart = {
  name: string
  encoding: Encoding | null
  delimiter: Delimiter | null
  doubt: EncodingExamples
  headerLine: number | null
  known: KnownExport | null
  decided: PartDecisions
  columns: SurveyedColumn[]
  rows: number
  /** Cells of the header; null if there is none. */
  headerCells: number | null
  /** Columns up to the last one with a name or a value. */
  width: number
  /** How many rows have a value in which of the columns with a bit. */
  spoken: Map<number, number>
  sample: string[][]
}

type PartFile = {
  name: string
  encoding: Encoding | null
  delimiter: Delimiter | null
  doubt: EncodingExamples
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
    end: (): SurveyedPart => {
      part ??= begin()
      // A column that nobody looks at may say who has left.
      if (part.width > mostColumns) throw new UnreadableFile('too_wide', part.headerLine)
      part.columns.splice(part.width)
      return part
    },
  }
}

function beginPart(file: PartFile, first: readonly Row[]): SurveyedPart {
  const header = findHeader(first)
  const raw = (header?.cells ?? []).slice(0, mostColumns)
  const keys = raw.map((name) => normaliseName(mendText(name) ?? name))
  const part: SurveyedPart = {
    ...file,
    headerLine: header?.line ?? null,
    known: recogniseExport(raw, keys),
    columns: [],
    rows: 0,
    headerCells: header?.cells.length ?? null,
    width: filledIn(header?.cells ?? []),
    spoken: new Map(),
    sample: [],
  }
  for (const [place, name] of raw.entries()) addColumn(part, { name, key: keys[place] ?? '' })
  return part
}

/** How many cells a row has up to its last one with a value. Spreadsheets write hundreds of empty ones after it. */
function filledIn(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

/** Each combination of columns that speak is counted. Further columns count as silent, which only asks more. */
const mostBits = 12

function addColumn(part: SurveyedPart, { name, key }: { name: string; key: string }): void {
  const { columns, known } = part
  const place = columns.length
  const decided = part.decided.columns?.[place] ?? null
  const byName = byNameIn(key, known)
  const choice = part.decided.dates?.[place]
  const profile = openProfile(kindOf({ key, decided, byName }, known), { meaning: decided ?? byName, choice })
  const bits = columns.filter(({ bit }) => bit !== 0).length
  const bit = profile.kind === 'status' && !isObjection(key) && bits < mostBits ? 2 ** bits : 0
  const shown = copyOf(clean(name).slice(0, longestName))
  columns.push({ place, name: shown, key, decided, byName, bit, profile })
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
  if (kind === 'status' || kind === 'date') return kind
  // A decision, or a column that the provider is known to write, is not questioned for its values. Tags are free words.
  const isKnown = known !== null && key in known.columns && (kind === 'text' || known.provider === 'own')
  return decided !== null || isKnown || isReason(byName) ? 'known' : kind
}

/** Words such as "bounced" are what these columns are for. */
function isReason(meaning: Meaning | null): boolean {
  return meaning === 'unsubscribe_reason' || meaning === 'suppressed_reason'
}

function count(part: SurveyedPart, { line, cells }: Row): void {
  part.rows += 1
  if (part.sample.length < sampleRows) part.sample.push(sampleOf(cells))
  // Without a header, the longest row says how many columns there are. A row that is longer than its header is faulty.
  if (cells.length > part.width)
    part.width = Math.max(part.width, Math.min(filledIn(cells), part.headerCells ?? Infinity))
  if (part.headerLine === null) {
    while (part.columns.length < Math.min(cells.length, mostColumns)) addColumn(part, { name: '', key: '' })
  }
  let speaks = 0
  for (const { place, bit, profile } of part.columns) {
    const cell = cells[place]
    if (cell === undefined || cell === '') continue
    profileCell(profile, { cell, line })
    if (bit !== 0 && !isBlankValue(cell) && !looksLikeDate(cell.trim())) speaks |= bit
  }
  part.spoken.set(speaks, (part.spoken.get(speaks) ?? 0) + 1)
}

function sampleOf(cells: readonly string[]): string[] {
  return cells.slice(0, mostColumns).map((cell) => copyOf(clean(cell).slice(0, longestSampleCell)))
}

/** A column such as "unsubscribed" or "bounced": only a yes says something, and nothing says no. */
export function isObjection(key: string): boolean {
  return polarityOf(key)?.no === 'subscribed'
}
