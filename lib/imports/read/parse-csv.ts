import { UnreadableFile } from './unreadable-file'

export type Row = {
  /** Where it starts in its part, counted from 1. */
  line: number
  cells: string[]
}

const quotationMark = 34

/** A longer row has an unclosed quotation mark. Without the limit, memory would run out. */
const longestRow = 256 * 1024

/**
 * Text with some rows parsed. `lf`, `cr` and `quote` are the places of the next such characters, so that each
 * is looked for once.
 */
type Cursor = {
  text: string
  at: number
  line: number
  isLast: boolean
  lf: number
  cr: number
  quote: number
  cellEnd: number
}

/**
 * Parses CSV text that arrives in pieces (RFC 4180, any delimiter). It is more tolerant than the RFC, because real lists
 * are not written by it: CRLF, LF and CR each end a row, also in one file; a quotation mark within a cell is a
 * character; a quoted cell that goes on behind its closing mark is taken as it stands. Blank rows are left out.
 *
 * @throws UnreadableFile if a quotation mark is not closed, or a row is too long
 */
export function openCsv(delimiter: string) {
  let rest = ''
  let line = 1
  const take = (text: string, { isLast }: { isLast: boolean }): Row[] => {
    const whole = rest + text
    const cursor: Cursor = { text: whole, at: 0, line, isLast, lf: -1, cr: -1, quote: -1, cellEnd: 0 }
    const rows: Row[] = []
    for (;;) {
      const start = { at: cursor.at, line: cursor.line }
      const cells = nextRow(cursor, delimiter)
      if ((cells === null ? whole.length : cursor.at) - start.at > longestRow)
        throw new UnreadableFile('too_long', start.line)
      if (cells === null) break
      if (!isBlank(cells)) rows.push({ line: start.line, cells })
    }
    rest = whole.slice(cursor.at)
    line = cursor.line
    return rows
  }
  return {
    feed: (text: string): Row[] => take(text, { isLast: false }),
    end: (): Row[] => take('', { isLast: true }),
  }
}

/** Null if the text ends before the row does. */
function nextRow(cursor: Cursor, delimiter: string): string[] | null {
  const end = endOfLine(cursor, cursor.at)
  cursor.quote = find(cursor, { sign: '"', known: cursor.quote, from: cursor.at })
  if (end === null) return cursor.quote === Infinity ? null : readQuotedRow(cursor, delimiter)
  if (cursor.quote < end) return readQuotedRow(cursor, delimiter)
  const cells = cursor.text.slice(cursor.at, end).split(delimiter)
  cursor.line += 1
  cursor.at = afterLineEnd(cursor.text, end)
  return cells
}

function find(
  { text }: Cursor,
  { sign, known, from }: { sign: string; known: number; from: number },
): number {
  if (known >= from) return known
  const place = text.indexOf(sign, from)
  return place === -1 ? Infinity : place
}

/** Where the line ends that contains `from`; null if that has not arrived. */
function endOfLine(cursor: Cursor, from: number): number | null {
  cursor.lf = find(cursor, { sign: '\n', known: cursor.lf, from })
  cursor.cr = find(cursor, { sign: '\r', known: cursor.cr, from })
  const end = Math.min(cursor.lf, cursor.cr)
  const { length } = cursor.text
  if (cursor.isLast) return end === Infinity ? (from < length ? length : null) : end
  // The LF of a CRLF may be the next character to arrive.
  return end === Infinity || (end === cursor.cr && end === length - 1) ? null : end
}

function afterLineEnd(text: string, end: number): number {
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
}

function readQuotedRow(cursor: Cursor, delimiter: string): string[] | null {
  const cells: string[] = []
  const start = cursor.at
  const firstLineEnd = Math.min(cursor.lf, cursor.cr)
  let from = start
  for (;;) {
    const cell =
      readQuoted(cursor, { from, delimiter }) ?? readPlain(cursor, { from, search: from, delimiter })
    if (cell === incomplete) return null
    cells.push(cell)
    const end = cursor.cellEnd
    if (end < cursor.text.length && cursor.text.startsWith(delimiter, end)) from = end + 1
    else {
      cursor.line += (end <= firstLineEnd ? 0 : countLines(cursor.text.slice(start, end))) + 1
      cursor.at = Math.min(afterLineEnd(cursor.text, end), cursor.text.length)
      return cells
    }
  }
}

const incomplete = Symbol('the text ends before the cell does')
type Cell = string | typeof incomplete
type Place = { from: number; delimiter: string }

/** Null if this is no quoted cell. Both readers of cells leave the end of theirs in `cellEnd`. */
function readQuoted(cursor: Cursor, { from, delimiter }: Place): Cell | null {
  const { text, isLast } = cursor
  const open = skipSpaces(text, from)
  if (text.charCodeAt(open) !== quotationMark) return open < text.length || isLast ? null : incomplete
  const close = closingQuote(text, open + 1)
  if (close === -1) {
    if (!isLast) return incomplete
    throw new UnreadableFile('not_csv', cursor.line + countLines(text.slice(cursor.at, open)))
  }
  const end = skipSpaces(text, close + 1)
  // The LF of a CRLF may be the next character to arrive.
  if (!isLast && (end === text.length || (end === text.length - 1 && text.charCodeAt(end) === 13)))
    return incomplete
  const inner = text.slice(open + 1, close)
  if (end === text.length || text.startsWith(delimiter, end) || isLineEnd(text.charCodeAt(end))) {
    cursor.cellEnd = end
    return inner.includes('"') ? inner.replaceAll('""', '"') : inner
  }
  // Its closing mark is the opening mark of a later row: the first mark was meant as a character.
  if (/[\r\n]/.test(inner)) return null
  // `"Petrova, Anna" <anna@example.org>`
  return readPlain(cursor, { from: open, search: end, delimiter })
}

function readPlain(cursor: Cursor, { from, search, delimiter }: Place & { search: number }): Cell {
  const { text } = cursor
  const line = endOfLine(cursor, search) ?? (cursor.isLast ? text.length : null)
  const cell = text.slice(search, line ?? undefined).indexOf(delimiter)
  if (cell === -1 && line === null) return incomplete
  cursor.cellEnd = cell === -1 ? (line ?? text.length) : search + cell
  return text.slice(from, cursor.cellEnd)
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

/** The next quotation mark that is not doubled; -1 if it has not arrived. */
function closingQuote(text: string, from: number): number {
  let place = text.indexOf('"', from)
  while (place !== -1 && text.charCodeAt(place + 1) === quotationMark) place = text.indexOf('"', place + 2)
  return place
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32) at += 1
  return at
}

function countLines(text: string): number {
  return text.split(/\r\n|\n|\r/).length - 1
}

function isBlank(cells: string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}
