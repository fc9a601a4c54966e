import type { Row } from '../parse-csv'
import { UnreadableFile } from '../unreadable-file'
import { showDate, type DateStyles } from './date-formats'
import { readXml } from './read-xml'
import type { StringTable } from './string-table'

export type Workbook = { strings: StringTable; isDate: DateStyles; is1904: boolean }

const mostColumns = 16_384
const longestCell = 32_767

type OpenCell = { place: number; type: string; style: number; value: string }

/** The rows of a sheet in pieces. Dates are written as text, yes and no as `true` and `false`. Blank rows are left out. */
export async function* readSheet(
  bytes: AsyncIterable<Uint8Array>,
  workbook: Workbook,
): AsyncGenerator<Row[]> {
  const rows: Row[] = []
  const state = { line: 0, cells: [] as string[], isValue: false }
  let cell: OpenCell | null = null
  const pieces = readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'row') [state.line, state.cells] = [lineOf(attributes.r, state.line), []]
      else if (name === 'c') cell = openCell(attributes, state.cells.length)
      state.isValue = name === 'v' || name === 't'
    },
    text: (text) => {
      if (state.isValue && cell !== null && cell.value.length < longestCell) cell.value += text
    },
    close: (name) => {
      state.isValue = false
      if (name === 'c' && cell !== null) {
        while (state.cells.length < cell.place) state.cells.push('')
        state.cells[cell.place] = valueOf(cell, workbook)
        cell = null
      } else if (name === 'row' && state.cells.some((each) => each.trim() !== ''))
        rows.push({ line: state.line, cells: state.cells })
    },
  })
  while ((await pieces.next()).done !== true) if (rows.length > 0) yield rows.splice(0)
  if (rows.length > 0) yield rows
}

function lineOf(written: string | undefined, last: number): number {
  const line = Number(written)
  return Number.isSafeInteger(line) && line > last ? line : last + 1
}

function openCell(attributes: Readonly<Record<string, string>>, next: number): OpenCell {
  const place = attributes.r === undefined ? next : placeOf(attributes.r)
  if (place >= mostColumns) throw new UnreadableFile('not_csv', null)
  return { place, type: attributes.t ?? 'n', style: Number(attributes.s ?? -1), value: '' }
}

/** "B2" is the second column. */
function placeOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return Math.max(0, column - 1)
}

function valueOf({ type, style, value }: OpenCell, { strings, isDate, is1904 }: Workbook): string {
  if (type === 's') return unescape(strings.at(Number(value)))
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type === 'e') return ''
  if (type !== 'n') return unescape(value)
  return isDate(style) ? showDate(value, { is1904 }) : value
}

/** Spreadsheets write control characters as `_x000D_`. */
function unescape(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text
}
