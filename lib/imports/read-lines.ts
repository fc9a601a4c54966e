import { openFile } from './read/open-file'
import type { Part } from './read/part'
import type { Row } from './read/parse-csv'
import { readText } from './read/read-text'
import type { LinePiece, ListFile, Mapping, PartMapping } from './rules'
import { judgeRow, mendAddress, mendLeaver, splitRow } from './understand/rows/judge-row'
import { planPart, type PartPlan } from './understand/rows/plan-part'
import { mendText } from './understand/words/mend-text'
import { splitAddresses } from './understand/words/looks-like-address'

const longestValue = 100

/**
 * The second pass over a file, as the survey mapped it: every row judged by itself, in pieces of about a thousand. Twice,
 * it says the same. Rows of one address are not joined: the most careful of them counts, so that what says that somebody
 * left outranks what says that they are active, in whatever order and part they stand.
 *
 * @throws if the file is not as it was surveyed
 */
export async function* readLines(
  file: ListFile,
  { mapping, now }: { mapping: Mapping; now: Date },
): AsyncGenerator<LinePiece> {
  const opened = await openFile(file)
  try {
    for (const partMapping of mapping.parts) {
      const part = opened.parts.find(({ name }) => name === partMapping.name)
      if (part === undefined) throw new Error(`The file has no part named ${partMapping.name} any more.`)
      const plan = planPart(partMapping, { dateOrder: mapping.dateOrder, now })
      for await (const rows of rowsOf(part, partMapping))
        yield judgeRows(rows, { plan, from: partMapping.headerLine ?? 0 })
    }
  } finally {
    await opened.close()
  }
}

function rowsOf(part: Part, { encoding, delimiter }: PartMapping): AsyncIterable<Row[]> {
  if (part.kind === 'sheet') return part.read()
  if (encoding === null || delimiter === null) throw new Error(`${part.name} was surveyed as a sheet.`)
  return readText(part.open(), { encoding, delimiter })
}

function judgeRows(rows: readonly Row[], { plan, from }: { plan: PartPlan; from: number }): LinePiece {
  const piece: LinePiece = { taken: [], rejected: [] }
  for (const read of rows) {
    if (read.line <= from) continue
    const row = plan.mended.length === 0 ? read : mendRow(read, plan)
    if (plan.places.email.length > 1) for (const each of peopleOf(row)) judgeInto(piece, { row: each, plan })
    else judgeInto(piece, { row, plan })
  }
  return piece
}

/** Only where a person agreed to it, having seen what becomes of the text. */
function mendRow({ line, cells }: Row, { mended, places }: PartPlan): Row {
  const read = [...cells]
  for (const place of mended) {
    const cell = read[place]
    if (cell === undefined || cell === '') continue
    read[place] = places.email.includes(place) ? mendAddress(cell) : (mendText(cell) ?? cell)
  }
  return { line, cells: read }
}

/** A row of addresses alone: each is a person. */
function peopleOf({ line, cells }: Row): Row[] {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.flatMap(splitAddresses).map((cell) => ({ line, cells: [cell] }))
}

function judgeInto(piece: LinePiece, { row, plan }: { row: Row; plan: PartPlan }): void {
  const judged = judgeRow(row, plan)
  if (judged.ok) {
    piece.taken.push(judged.value)
    return
  }
  const mended = mendLeaver(row, plan)
  if (mended !== null) return judgeInto(piece, { row: mended, plan })
  const people = judged.reason === 'two_addresses' ? splitRow(row, plan) : [row]
  if (people.length > 1) for (const each of people) judgeInto(piece, { row: each, plan })
  else
    piece.rejected.push({ line: row.line, part: plan.part, reason: judged.reason, value: valueOf(row, plan) })
}

/** The row's address, or else the whole row; cut, without characters that the database cannot store. */
function valueOf({ cells }: Row, { places }: PartPlan): string {
  const value = cells[places.email[0] ?? -1]?.trim() || cells.join(',')
  return value.slice(0, longestValue).replaceAll(/[\0\p{Surrogate}]/gu, '\ufffd')
}
