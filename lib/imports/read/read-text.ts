import type { Delimiter, Encoding } from '../rules'
import { decodeText } from './decode-text'
import { openCsv, type Row } from './parse-csv'
import { readSeparatorLine } from './separator-line'

/** The rows of a text in pieces, each as large as some chunks of the file. A line such as `sep=;` is left out. */
export async function* readText(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter },
): AsyncGenerator<Row[]> {
  const csv = openCsv(delimiter)
  let isBegin = true
  for await (const text of decodeText(bytes, encoding)) {
    const length = isBegin ? (readSeparatorLine(text)?.length ?? 0) : 0
    isBegin = false
    const rows = csv.feed(text.slice(length))
    if (rows.length > 0) yield rows
  }
  const rows = csv.end()
  if (rows.length > 0) yield rows
}
