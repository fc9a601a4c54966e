import { openCopy } from './copy-file'
import {
  isStatusFileName,
  openScan,
  readHeader,
  type Columns,
  type Header,
  type StatusColumn,
} from './import-columns'
import { readCsv, type CsvFault, type CsvRow } from './read-csv'

/**
 * Why a file is not read, or not to its end. After `no_email`, `status_file` and `status_column` no row was returned.
 */
export type FileProblem = CsvFault | { reason: 'no_email' | 'empty' | 'status_file' } | StatusColumn

/** Some rows with the positions of their columns. No rows while a file is only checked. */
export type FilePiece =
  { columns: Columns; rows: CsvRow[]; problem: null } | { columns: null; rows: []; problem: FileProblem }

/**
 * Reads a file of subscribers in pieces. A file with columns that we do not read is checked to its end before any row
 * is returned. A column that seems to say who may be mailed, by its name or its values, makes us refuse the whole file.
 * So does the name of the file.
 */
export async function* readSubscriberFile(
  file: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<FilePiece> {
  if (isStatusFileName(fileName)) {
    yield problem({ reason: 'status_file' })
    return
  }
  const copy = openCopy()
  try {
    let header: Header | null = null
    let scan: ReturnType<typeof openScan> | null = null
    let fault: CsvFault | null = null
    for await (const piece of readCsv(copy.tee(file))) {
      fault = piece.fault
      const rows = header === null ? piece.rows.slice(1) : piece.rows
      const [first] = piece.rows
      if (header === null && first !== undefined) {
        const read = readHeader(first.cells)
        if (!read.ok) {
          yield problem(read)
          return
        }
        header = read.value
        scan = header.unread.length === 0 ? null : openScan(header)
        if (scan === null) copy.drop()
        else await copy.keep()
      }
      if (header === null) continue
      const status = lookThrough(rows, scan)
      if (status !== null) {
        yield problem(status)
        return
      }
      yield { columns: header.columns, rows: scan === null ? rows : [], problem: null }
    }
    if (scan !== null) yield* readAgain(copy.read({ isWhole: fault === null }), scan.columns())
    if (fault !== null) yield problem(fault)
    else if (header === null) yield problem({ reason: 'empty' })
  } finally {
    await copy.close()
  }
}

function problem(found: FileProblem): FilePiece {
  return { columns: null, rows: [], problem: found }
}

function lookThrough(rows: CsvRow[], scan: ReturnType<typeof openScan> | null): StatusColumn | null {
  if (scan === null) return null
  for (const { cells } of rows) {
    const found = scan.look(cells)
    if (found !== null) return found
  }
  return null
}

/** Problems with the file were found in the first reading. */
async function* readAgain(bytes: AsyncIterable<Uint8Array>, columns: Columns): AsyncGenerator<FilePiece> {
  let isFirst = true
  for await (const { rows } of readCsv(bytes)) {
    yield { columns, rows: isFirst ? rows.slice(1) : rows, problem: null }
    if (rows.length > 0) isFirst = false
  }
}
