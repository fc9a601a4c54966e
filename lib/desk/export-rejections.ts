import type { ImportReason } from '../newsletter/rules'
import { listRejections } from './list-rejections'
import { writeRow } from './write-row'

const batchSize = 2_000

/** The report of an import as a CSV file, in chunks: each rejected line with its content and the reason. */
export async function* exportRejections(
  importId: string,
  say: (reason: ImportReason) => string,
): AsyncGenerator<string> {
  yield `\ufeff${writeRow(['line', 'value', 'reason'])}`
  for (let after = 0; ;) {
    const rows = await listRejections(importId, { after, limit: batchSize })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(({ line, value, reason }) => writeRow([line, value, say(reason)])).join('')
    after = last.line
  }
}
