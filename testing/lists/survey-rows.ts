import type { Decisions, Survey } from '../../lib/imports/rules'
import { listFile, readList } from './read-list'

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`
/** Rows as CSV, every cell in quotation marks. */
export const csv = (...rows: string[][]) => rows.map((cells) => cells.map(quote).join(',')).join('\n')

/** The survey of a list with these rows; the first names the columns. */
export async function survey(
  rows: string[][],
  { name = 'list.csv', decided = {} }: { name?: string; decided?: Decisions } = {},
): Promise<Survey> {
  return (await readList(listFile(name, csv(...rows)), decided)).survey
}

/** What a column beside the addresses becomes, or that it is asked about. */
export async function meaningOf(name: string, ...values: string[]): Promise<string> {
  const rows = values.map((value, index) => [`a${index}@example.org`, value])
  const { questions, mapping } = await survey([['email', name], ...rows])
  if (questions.some(({ about }) => about === 'status_column')) return 'asked'
  return questions.some(({ about }) => about === 'status_value')
    ? 'values asked'
    : (mapping.parts[0]?.columns[1]?.meaning ?? 'none')
}
