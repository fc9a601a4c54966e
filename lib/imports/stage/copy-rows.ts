import { once } from 'node:events'
import type { PoolClient } from 'pg'
import { from } from 'pg-copy-streams'

export type Cell = string | number | Date | readonly string[] | null

/** Writes rows into a table by COPY, which costs a third of an INSERT. */
export async function copyRows(client: PoolClient, into: string, rows: readonly (readonly Cell[])[]) {
  if (rows.length === 0) return
  const stream = client.query(from(`copy ${into} from stdin`))
  const ended = once(stream, 'finish')
  stream.end(rows.map((row) => row.map(write).join('\t')).join('\n') + '\n')
  await ended
}

const special = /[\\\t\n\r]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One value in COPY's text format. */
function write(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'number') return String(cell)
  if (cell instanceof Date) return cell.toISOString()
  const text = typeof cell === 'string' ? cell : writeArray(cell)
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '') : text
}

function writeArray(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
