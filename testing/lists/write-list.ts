import { ZipFile } from 'yazl'
import { openDecoder } from '../../lib/imports/read/encodings/open-decoder'
import type { Encoding } from '../../lib/imports/rules'

export type CsvDialect = {
  encoding: Encoding
  hasMark: boolean
  delimiter: string
  lineEnd: '\n' | '\r\n' | '\r' | 'mixed'
  quotesAll: boolean
  hasSeparatorLine: boolean
  hasBlankLines: boolean
}

/** A table as the bytes of a CSV file. */
export function writeCsv(rows: readonly (readonly string[])[], dialect: CsvDialect): Buffer {
  const end = (index: number) =>
    dialect.lineEnd === 'mixed' ? (['\n', '\r\n', '\r'][index % 3] ?? '\n') : dialect.lineEnd
  let text = dialect.hasSeparatorLine ? `sep=${dialect.delimiter}${end(1)}` : ''
  for (const [index, cells] of rows.entries()) {
    text += cells.map((cell) => quote(cell, dialect)).join(dialect.delimiter) + end(index)
    if (dialect.hasBlankLines && index % 7 === 3) text += end(1)
  }
  return encode(dialect.hasMark ? `\ufeff${text}` : text, dialect.encoding)
}

function quote(cell: string, { delimiter, quotesAll }: CsvDialect): string {
  const needs = quotesAll || cell.includes(delimiter) || /["\r\n]/.test(cell) || cell.trim() !== cell
  return needs ? `"${cell.replaceAll('"', '""')}"` : cell
}

const bytesOf = new Map<string, Map<string, number>>()

/** Text in any of the encodings that lists have. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const known = bytesOf.get(encoding) ?? tableOf(encoding)
  bytesOf.set(encoding, known)
  return Buffer.from(Array.from(text, (character) => known.get(character) ?? 0x3f))
}

function tableOf(encoding: Encoding): Map<string, number> {
  return new Map(
    Array.from({ length: 256 }, (_, byte) => [openDecoder(encoding).write(Uint8Array.of(byte)), byte]),
  )
}

export function writeZip(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)))
    zip.outputStream.on('error', reject)
  })
}

/** A cell of a sheet: a text, or the number of a date. */
export type SheetCell = string | number

const namespaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** A workbook as spreadsheets write it: texts in a table of their own, dates as numbers with a style. */
export function writeXlsx(
  sheets: Readonly<Record<string, readonly (readonly SheetCell[])[]>>,
): Promise<Buffer> {
  const strings = new Map<string, number>()
  const names = Object.keys(sheets)
  const files: Record<string, string> = { '[Content_Types].xml': '<Types/>' }
  for (const [index, rows] of Object.values(sheets).entries())
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(rows, strings)
  files['xl/workbook.xml'] =
    `<workbook ${namespaces}><sheets>${names.map((name, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`
  const targets = [
    ...names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
    ['sharedStrings', 'sharedStrings.xml'],
    ['styles', 'styles.xml'],
  ]
  files['xl/_rels/workbook.xml.rels'] =
    `<Relationships>${targets.map(([type = '', target = ''], index) => `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`
  files['xl/sharedStrings.xml'] =
    `<sst ${namespaces}>${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`
  files['xl/styles.xml'] =
    `<styleSheet ${namespaces}><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`
  return writeZip(files)
}

function sheetXml(rows: readonly (readonly SheetCell[])[], strings: Map<string, number>): string {
  const cellXml = (cell: SheetCell, place: number, line: number) => {
    const at = `${String.fromCharCode(65 + place)}${line}`
    if (typeof cell === 'number') return `<c r="${at}" s="1"><v>${cell}</v></c>`
    if (cell === '') return ''
    const index = strings.get(cell) ?? strings.size
    strings.set(cell, index)
    return `<c r="${at}" t="s"><v>${index}</v></c>`
  }
  const rowXml = (cells: readonly SheetCell[], index: number) =>
    `<row r="${index + 1}">${cells.map((cell, place) => cellXml(cell, place, index + 1)).join('')}</row>`
  return `<worksheet ${namespaces}><sheetData>${rows.map(rowXml).join('')}</sheetData></worksheet>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
