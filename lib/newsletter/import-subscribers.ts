import { db, inTransaction } from '../db'
import { log } from '../log'
import { recordAction } from '../staff/record-action'
import type { Columns } from './import-columns'
import { judgeLine } from './judge-line'
import type { CsvRow } from './read-csv'
import { readSubscriberFile } from './read-subscriber-file'
import { sayProblem } from './say-file-problem'
import { takeLines, type ImportCounts, type LineBatch } from './take-lines'

export type SubscriberFile = {
  file: AsyncIterable<Uint8Array>
  fileName: string
  /** Where these people agreed, as text; a row of the file may name its own. */
  source: string
  /** Null from the command line. */
  staffId: string | null
  onProgress?: (counts: ImportCounts) => void
}

export type Imported = ImportCounts & { id: string; state: 'done' | 'failed'; problem: string | null }

const batchSize = 5_000
/** A file that arrives over a slow connection still gets a heartbeat. */
const longestWaitMs = 5_000

/**
 * Imports subscribers from a CSV stream, batch by batch, each in one transaction, so that a file that breaks in the
 * middle keeps what came before. A file with a column that seems to say who may be mailed, and that we cannot read, is
 * refused before anybody is stored. Memory does not grow with the file. A second run adds nothing.
 */
export async function importSubscribers(given: SubscriberFile, now: Date): Promise<Imported> {
  const importId = await open(given, now)
  try {
    const { counts, problem } = await takeAll(given, { importId, now })
    const state = problem === null ? 'done' : 'failed'
    await finish(importId, { state, lastError: problem, finishedAt: now })
    return { id: importId, ...counts, state, problem }
  } catch (error) {
    log.error('import.failed', error, { importId })
    await finish(importId, { state: 'failed', lastError: ourFault, finishedAt: now })
    throw error
  }
}

function open({ fileName, source, staffId }: SubscriberFile, now: Date): Promise<string> {
  return inTransaction(async (transaction) => {
    const [row] = await transaction.$queryRaw<{ id: string }[]>`
      insert into imports (id, staff_id, file_name, source, started_at, moved_at)
      values (gen_random_uuid(), ${staffId}::uuid, ${fileName}, ${source}, ${now}, clock_timestamp())
      returning id::text`
    const id = row?.id ?? ''
    const recorded = { staffId, action: 'subscribers.import', subject: `import:${id}` } as const
    await recordAction(transaction, { ...recorded, details: { file: fileName, source }, now })
    return id
  })
}

type Course = { importId: string; now: Date }

async function takeAll(
  given: SubscriberFile,
  course: Course,
): Promise<{ counts: ImportCounts; problem: string | null }> {
  const batches = openBatches(given, course)
  const heartbeat = openHeartbeat(course.importId)
  for await (const { columns, rows, problem } of readSubscriberFile(given.file, given.fileName)) {
    if (problem !== null) return { counts: await batches.end(), problem: sayProblem(problem) }
    for (const row of rows) if (batches.add(row, columns)) await batches.send()
    if (batches.isLate()) await batches.send()
    await heartbeat()
  }
  return { counts: await batches.end(), problem: null }
}

/** While a file is only checked, no batch updates its row, and a row without updates counts as dead. */
function openHeartbeat(importId: string): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < longestWaitMs) return
    last = performance.now()
    await db().$executeRaw`update imports set moved_at = clock_timestamp() where id = ${importId}::uuid`
  }
}

const noLines: ImportCounts = { lines: 0, added: 0, known: 0, rejected: 0 }

/** The next rows are read while the database stores the previous ones: at most one batch is in progress. */
function openBatches({ source, onProgress }: SubscriberFile, { importId, now }: Course) {
  let counts = noLines
  let [batch, begunAt] = [emptyBatch(), performance.now()]
  let underWay = Promise.resolve()
  const send = async () => {
    await underWay
    const full = batch
    ;[batch, begunAt] = [emptyBatch(), performance.now()]
    underWay = takeLines(full, { importId, source, now }).then((taken) => {
      counts = taken
      onProgress?.(counts)
    })
    // The error surfaces at the next `send` or at the end.
    underWay.catch(() => undefined)
  }
  return {
    send,
    /** True if the batch is full. */
    add(row: CsvRow, columns: Columns): boolean {
      put(batch, row, { columns, now })
      return sizeOf(batch) >= batchSize
    },
    isLate: () => sizeOf(batch) > 0 && performance.now() - begunAt > longestWaitMs,
    async end(): Promise<ImportCounts> {
      if (sizeOf(batch) > 0) await send()
      await underWay
      return counts
    },
  }
}

type Open = LineBatch & { emails: Set<string> }

function emptyBatch(): Open {
  return { taken: [], rejected: [], emails: new Set() }
}

function sizeOf({ taken, rejected }: LineBatch): number {
  return taken.length + rejected.length
}

function put(batch: Open, { line, cells }: CsvRow, known: { columns: Columns; now: Date }): void {
  const judged = judgeLine(cells, known)
  if (judged.ok && !batch.emails.has(judged.value.email)) {
    batch.emails.add(judged.value.email)
    batch.taken.push({ line, ...judged.value })
    return
  }
  const reason = judged.ok ? 'twice' : judged.reason
  batch.rejected.push({ line, reason, value: valueOf(cells, known.columns) })
}

/** The row's address, or else the whole row; shortened, without characters that the database cannot store. */
function valueOf(cells: string[], { email }: Columns): string {
  const value = cells[email]?.trim() || cells.join(',')
  return value.replaceAll('\0', '').slice(0, 100)
}

function finish(
  id: string,
  data: { state: 'done' | 'failed'; lastError: string | null; finishedAt: Date },
): Promise<unknown> {
  return db().import.update({ where: { id }, data })
}

const ourFault =
  'Something went wrong on our side. What has been imported stays. Send the file again to continue from there.'
