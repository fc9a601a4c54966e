/** What a spreadsheet would take for the beginning of a formula, wide forms and hidden leading signs included. */
const formula = /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@＝＋－＠|%]/

/**
 * One line of a CSV file (RFC 4180), its end included. Numbers are ours and stay numbers; a text that a spreadsheet
 * would run gets an apostrophe before it.
 */
export function writeRow(cells: readonly (string | number | Date | null)[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`
}

function writeCell(cell: string | number | Date | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (cell instanceof Date) return cell.toISOString()
  const text = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
