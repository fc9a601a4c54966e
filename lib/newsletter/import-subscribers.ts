import { db, inTransaction } from '../db'
import { log } from '../log'
import { recordAction } from '../staff/record-action'
import { judgeLine, type Columns } from './judge-line'
import { readCsv, type CsvFault, type CsvRow } from './read-csv'
import { takeLines, type ImportCounts, type LineBatch } from './take-lines'

export type SubscriberFile = {
  file: AsyncIterable<Uint8Array>
  fileName: string
  /** Where these people agreed, in words; a line of the file may name its own. */
  source: string
  /** Null from the command line. */
  staffId: string | null
  onProgress?: (counts: ImportCounts) => void
}

export type Imported = ImportCounts & { id: string; state: 'done' | 'failed'; problem: string | null }

const batchSize = 5_000
/** A file that comes by a thin line shows a sign of life all the same. */
const longestWaitMs = 5_000

/**
 * Brings in subscribers from a CSV file as it comes: batch by batch, each kept as a whole, so that a file that breaks
 * in the middle keeps what stood before. Memory does not grow with the file. A second time it adds nothing.
 */
export async function importSubscribers(given: SubscriberFile, now: Date): Promise<Imported> {
  const importId = await open(given, now)
  try {
    const { counts, problem } = await takeAll(given, { importId, now })
    const state = problem === null ? 'done' : 'failed'
    await finish(importId, { state, lastError: problem, finishedAt: now })
    return { id: importId, ...counts, state, problem }
  } catch (error) {
    log.error('newsletter.import', error, { importId })
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
  let columns: Columns | null = null
  for await (const { rows, fault } of readCsv(given.file)) {
    for (const row of rows) {
      if (columns === null) {
        columns = findColumns(row)
        if (columns === null) return { counts: noLines, problem: noColumn }
      } else if (batches.add(row, columns)) await batches.send()
    }
    if (fault !== null) return { counts: await batches.end(), problem: sayFault(fault) }
    if (batches.isLate()) await batches.send()
  }
  return { counts: await batches.end(), problem: columns === null ? 'The file is empty.' : null }
}

const noLines: ImportCounts = { lines: 0, added: 0, known: 0, rejected: 0 }

/** The next lines are read while the database takes the ones before: one batch is under way, never more. */
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
    // Heard at the next `send` or at the end.
    underWay.catch(() => undefined)
  }
  return {
    send,
    /** True where the batch is full. */
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

function findColumns({ cells }: CsvRow): Columns | null {
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
  const email = names.findIndex((name) =>
    ['email', 'e_mail', 'email_address', 'e_mail_address'].includes(name),
  )
  if (email === -1) return null
  const place = (name: string) => names.indexOf(name)
  const [confirmedAt, source, state] = [place('confirmed_at'), place('source'), place('state')]
  return { email, confirmedAt, source, state, count: cells.length }
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

/** What stood in the line's address, or else the whole line; cut short, without what a database does not keep. */
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

const noColumn =
  'The first line names no column “email”. Write the names of the columns into the first line, then send the file again.'
const ourFault =
  'Something went wrong on our side. What was taken in stays; send the file again, and it goes on from there.'

function sayFault({ reason, line }: CsvFault): string {
  switch (reason) {
    case 'not_utf8':
      return `From about line ${line} on the file is not UTF-8. Save it as “CSV UTF-8” and send it again; what stood before is in.`
    case 'not_csv':
      return `Line ${line} cannot be read as CSV: look for a quotation mark that is not closed. What stood before is in; mend the line and send the file again.`
    case 'too_long':
      return `Line ${line} does not end: it is longer than 64 kB, or a quotation mark in it is not closed. What stood before is in; mend the line and send the file again.`
    case 'cut_off':
      return `The file broke off after line ${line}. What came before is in; send the whole file again.`
  }
}
