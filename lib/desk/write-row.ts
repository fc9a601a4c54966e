/** Excel reads a file as UTF-8 only if it begins with this. */
export const byteOrderMark = '\ufeff'

/** What a spreadsheet reads as the beginning of a formula, including wide forms and hidden leading characters. */
const formula = /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@＝＋－＠|%]/
/**
 * The same within a cell, behind what another country's spreadsheet takes for the end of one: there commas and their
 * quotation marks part nothing, and a semicolon, a tab or a line end does. A run of such characters is looked at once,
 * from its start: from each of its characters, it would take time with the square of its length.
 */
const formulaWithin =
  /(?<![;\s"\u0000-\u001f\u200b\ufeff])[;\s"\u0000-\u001f\u200b\ufeff]+(?=[=+\-@＝＋－＠|%])/g
/** An address in which nothing can be reckoned, called or fetched: "+tag@example.org" stays what it is. */
const harmlessAddress = /^[+-]?[a-z0-9]+(?:[._+-][a-z0-9]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/

/**
 * One row of a CSV file (RFC 4180) with its line end. Our numbers stay numbers. A text that a spreadsheet would run as
 * a formula gets an apostrophe before it, at the beginning of the cell and after any other separator.
 */
export function writeRow(cells: readonly (string | number | Date | null)[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`
}

function writeCell(cell: string | number | Date | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (cell instanceof Date) return cell.toISOString()
  const text = defuse(cell)
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

function defuse(cell: string): string {
  if (harmlessAddress.test(cell)) return cell
  const inside = cell.replace(formulaWithin, (run) => (/[;\t\r\n]/.test(run) ? `${run}'` : run))
  return formula.test(cell) ? `'${inside}` : inside
}
