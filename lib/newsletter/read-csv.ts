import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse'

export type CsvRow = {
  /** Where it starts in the file, counted from 1. */
  line: number
  cells: string[]
}

/** What is wrong with the whole file; nothing after it can be read. */
export type CsvFault = { reason: 'not_utf8' | 'not_csv' | 'too_long' | 'cut_off'; line: number }

export type CsvPiece = { rows: CsvRow[]; fault: CsvFault | null }

/** A record that is longer than this has an unclosed quote; without the limit, memory would run out. */
const longestRecord = 64 * 1024

/**
 * Reads a CSV stream (RFC 4180, commas or semicolons), with one piece per chunk. Rows before a fault are returned; the
 * fault comes with the last piece. Blank lines are skipped.
 */
export async function* readCsv(file: AsyncIterable<Uint8Array>): AsyncGenerator<CsvPiece> {
  const rows: CsvRow[] = []
  const take = () => rows.splice(0)
  let parser: Parser | null = null
  let rest: Uint8Array = new Uint8Array()
  try {
    for await (const chunk of file) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const whole = wholeCharacters(bytes)
      rest = bytes.subarray(whole)
      if (whole === 0) continue
      parser ??= openParser(bytes, rows)
      const fault = await feed(parser, bytes.subarray(0, whole))
      yield { rows: take(), fault }
      if (fault !== null) return
    }
  } catch {
    // The upload was aborted, or the disk failed.
    yield { rows: take(), fault: { reason: 'cut_off', line: parser?.info.lines ?? 1 } }
    return
  }
  const fault = rest.length > 0 ? notUtf8(parser) : parser === null ? null : await close(parser)
  yield { rows: take(), fault }
}

type Parser = ReturnType<typeof parse>

function openParser(begin: Uint8Array, rows: CsvRow[]): Parser {
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(begin),
    // Each is allowed: a file put together from several may mix line ends.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    // Taken here and not from the parser's output, so that rows before a fault are not lost with it.
    on_record: (cells: string[], { lines }) => {
      rows.push({ line: lines - linesWithin(cells), cells })
      return null
    },
  })
  parser.on('error', () => undefined)
  return parser.resume()
}

/** Spreadsheets in half of Europe separate columns by semicolons. */
function delimiterOf(begin: Uint8Array): string {
  const [head = ''] = Buffer.from(begin.subarray(0, 4096)).toString('utf8').split(/\r?\n/, 1)
  return head.includes(';') && !head.includes(',') ? ';' : ','
}

function linesWithin(cells: string[]): number {
  let lines = 0
  for (const cell of cells) if (cell.includes('\n')) lines += cell.split('\n').length - 1
  return lines
}

async function feed(parser: Parser, bytes: Uint8Array): Promise<CsvFault | null> {
  if (!isUtf8(bytes)) return notUtf8(parser)
  return settle(parser, (done) => parser.write(Buffer.from(bytes), done))
}

function close(parser: Parser): Promise<CsvFault | null> {
  return settle(parser, (done) => parser.end(done))
}

function settle(
  parser: Parser,
  step: (done: (error?: Error | null) => void) => void,
): Promise<CsvFault | null> {
  return new Promise((resolve, reject) => {
    step((error) => {
      if (error == null) return resolve(null)
      if (!(error instanceof CsvError)) return reject(error)
      const reason = error.code === 'CSV_MAX_RECORD_SIZE' ? 'too_long' : 'not_csv'
      resolve({ reason, line: parser.info.lines })
    })
  })
}

function notUtf8(parser: Parser | null): CsvFault {
  return { reason: 'not_utf8', line: parser?.info.lines ?? 1 }
}

/** How many of these bytes form whole characters: a chunk may split one. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needs > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}
