import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { db, inTransaction } from '../../db'
import { addJob } from '../../jobs'
import { log } from '../../log'
import { recordAction } from '../../staff/record-action'
import { openImport, type OpenedImport } from './open-import'

const pieceBytes = 256 * 1024

/**
 * Stores a file as it arrives, in compressed pieces, and asks the worker to look through it. Any web process may take
 * it, and any worker read it. Sent twice, it is two imports, and the second adds nobody. A file that does not
 * arrive whole is not kept. If the process dies, its pieces stay until the daily erasure.
 */
export async function storeFile(
  given: OpenedImport & { file: AsyncIterable<Uint8Array> },
  now: Date,
): Promise<string> {
  const importId = await openImport(given, now)
  try {
    await storePieces(importId, given.file)
  } catch (error) {
    // The reader has gone, or the file is larger than we take. Its page says so.
    log.error('import.upload_failed', error, { importId })
    await db().importPiece.deleteMany({ where: { importId } })
    await db().import.update({ where: { id: importId }, data: { state: 'failed', lastError: notWhole } })
    return importId
  }
  await inTransaction(async (transaction) => {
    await transaction.import.update({ where: { id: importId }, data: { state: 'uploaded' } })
    const { staffId, fileName } = given
    const recorded = { staffId, action: 'subscribers.upload', subject: `import:${importId}` } as const
    await recordAction(transaction, { ...recorded, details: { file: fileName }, now })
    await addJob(transaction, 'advance-import', { key: importId, payload: { importId } })
  })
  return importId
}

const notWhole =
  'The file did not arrive whole, or is larger than 200 MB. Nobody was imported. Send the whole file again, or split it.'

async function storePieces(importId: string, file: AsyncIterable<Uint8Array>): Promise<void> {
  let number = 0
  for await (const piece of inPieces(file)) {
    const bytes = Uint8Array.from(await promisify(gzip)(piece))
    await db().importPiece.create({ data: { importId, number, bytes } })
    number += 1
  }
}

async function* inPieces(file: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let [waiting, size] = [[] as Uint8Array[], 0]
  for await (const chunk of file) {
    // A chunk may be a view of a buffer that is reused.
    waiting.push(Uint8Array.from(chunk))
    size += chunk.length
    if (size < pieceBytes) continue
    yield Buffer.concat(waiting)
    ;[waiting, size] = [[], 0]
  }
  if (size > 0) yield Buffer.concat(waiting)
}
