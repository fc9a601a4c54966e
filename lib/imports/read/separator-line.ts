import type { Delimiter } from '../rules'

/** A first line for spreadsheets that names the delimiter: `sep=;`. */
const separatorLine = /^"?sep=([,;\t|])"?[\t ]*(?=\r|\n|$)/i

export function readSeparatorLine(text: string): { delimiter: Delimiter; length: number } | null {
  const [line, delimiter] = separatorLine.exec(text) ?? []
  return line === undefined ? null : { delimiter: delimiter as Delimiter, length: line.length }
}
