import { listRejections, type RejectionReason } from './list-rejections'
import { byteOrderMark, writeRow } from '../write-row'

const batchSize = 2_000

/** The report of an import as a CSV file, in chunks: each rejected row with its content and the reason. */
export async function* exportRejections(
  importId: string,
  say: (reason: RejectionReason) => string,
): AsyncGenerator<string> {
  yield `${byteOrderMark}${writeRow(['file', 'line', 'value', 'reason'])}`
  for (let after = { part: '', line: 0 }; ;) {
    const rows = await listRejections(importId, { after, limit: batchSize })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(({ part, line, value, reason }) => writeRow([part, line, value, say(reason)])).join('')
    after = last
  }
}
