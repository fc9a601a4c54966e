import type { Row } from './parse-csv'

/** One table of a file: the file itself, a file in a ZIP, or a sheet. */
export type Part =
  | { kind: 'text'; name: string; open: () => AsyncIterable<Uint8Array> }
  | { kind: 'sheet'; name: string; read: () => AsyncIterable<Row[]> }

export type OpenedFile = {
  parts: Part[]
  /** Gives back what was opened, such as a copy on disk. */
  close: () => Promise<void>
}
