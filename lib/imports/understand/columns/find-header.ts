import type { Row } from '../../read/parse-csv'
import { isEmailName } from '../words/column-names'
import { looksLikeAddress } from '../words/looks-like-address'
import { normaliseName } from '../words/normalise-name'

/** So many rows are looked at: titles and notes may stand above the names of the columns. */
export const rowsBeforeHeader = 10

/**
 * The row that names the columns, or null if the rows begin with the first person. It is the row with a name for the
 * email address, or the row before the first address.
 */
export function findHeader(rows: readonly Row[]): Row | null {
  const some = rows.slice(0, rowsBeforeHeader)
  const first = some.findIndex(({ cells }) => cells.some(looksLikeAddress))
  const above = first === -1 ? some : some.slice(0, first)
  const named = above.find(({ cells }) => cells.some((cell) => isEmailName(normaliseName(cell))))
  const before = first === -1 ? some[0] : some[first - 1]
  return named ?? (before === undefined || isPerson(before) ? null : before)
}

/** An address with a fault, such as "anna(at)example.org", is no name of a column: its row must be rejected. */
function isPerson({ cells }: Row): boolean {
  return cells.some((cell) => /@|＠|[([]\s*(?:at|ät|собака)\s*[)\]]/iu.test(cell))
}
