import { openCsv, type Row } from '../../read/parse-csv'
import { readSeparatorLine } from '../../read/separator-line'
import { UnreadableFile } from '../../read/unreadable-file'
import { delimiters, type Delimiter } from '../../rules'
import { isEmailName } from '../words/column-names'
import { looksLikeAddress } from '../words/looks-like-address'
import { normaliseName } from '../words/normalise-name'

const sample = 100

/**
 * The delimiter with which the beginning of a text makes most sense: addresses and a name for their column stand in cells
 * of their own, and rows have the same number of cells. A comma if there is one column.
 */
export function detectDelimiter(head: string): Delimiter {
  const named = readSeparatorLine(head)
  if (named !== null) return named.delimiter
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: -1 }
  for (const delimiter of delimiters) {
    const score = scoreOf(parseSome(head, delimiter))
    if (score > best.score + 1e-9) best = { delimiter, score }
  }
  return best.delimiter
}

function parseSome(head: string, delimiter: Delimiter): Row[] {
  const csv = openCsv(delimiter)
  try {
    const rows = csv.feed(head)
    // The last row of the beginning is rarely whole, but it may be the only one.
    return (rows.length > 0 ? rows : csv.end()).slice(0, sample)
  } catch (error) {
    if (error instanceof UnreadableFile) return []
    throw error
  }
}

function scoreOf(rows: Row[]): number {
  if (rows.length === 0) return 0
  const withAddress = rows.filter(({ cells }) => cells.some(looksLikeAddress)).length
  const isNamed = rows
    .slice(0, 10)
    .some(({ cells }) => cells.some((cell) => isEmailName(normaliseName(cell))))
  const widths = new Map<number, number>()
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const [width = 1, count = 0] = [...widths].sort(([, one], [, other]) => other - one)[0] ?? []
  const likeness = width > 1 ? (2 * count) / rows.length + Math.min(width, 20) / 20 : 0
  return (4 * withAddress) / rows.length + (isNamed ? 4 : 0) + likeness
}
