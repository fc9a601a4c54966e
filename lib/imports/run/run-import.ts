import { inTransaction, type Queryable } from '../../db'
import { addCounts, type Counts } from '../verdicts'
import { inviteToConfirm } from './invite-to-confirm'
import { takeBatch, type Batch } from './take-batch'

const batchSize = 10_000
/** Each person who is asked to confirm costs a mail in the transaction. */
const invitationBatchSize = 500

/**
 * Imports what a person has approved, batch by batch. Each batch is one transaction that also moves the import on, behind
 * a lock on its row: on two machines at once each batch is still taken once, killed half-way it goes on with the next,
 * and run again after the end it does nothing.
 */
export async function runImport(
  importId: string,
  { now, onProgress }: { now: Date; onProgress?: (taken: number) => void },
): Promise<void> {
  for (;;) {
    const taken = await inTransaction((transaction) => takeNext(transaction, { importId, now }))
    if (taken === null) return
    onProgress?.(taken)
  }
}

type Running = {
  taken: number
  staged: number
  counts: Counts
  source: string
  approvedAt: Date
  asksToConfirm: boolean
  isOwn: boolean
}

/** The number of rows that have been taken, or null if none are left. */
async function takeNext(
  transaction: Queryable,
  { importId, now }: { importId: string; now: Date },
): Promise<number | null> {
  const [running] = await transaction.$queryRaw<Running[]>`
    select taken, staged, counts, source, approved_at as "approvedAt", asks_to_confirm as "asksToConfirm",
           coalesce(survey -> 'mapping' ->> 'provider' = 'own', false) as "isOwn"
      from imports where id = ${importId}::uuid and state = 'importing' for update`
  if (running === undefined) return null
  const { taken, staged, asksToConfirm } = running
  if (taken >= staged) {
    await finish(transaction, { importId, now })
    return null
  }
  const upTo = Math.min(staged, taken + (asksToConfirm ? invitationBatchSize : batchSize))
  const batch: Batch = { importId, places: { after: taken, upTo }, ...running }
  const counts = await takeBatch(transaction, batch)
  if (asksToConfirm) await inviteToConfirm(transaction, batch)
  await transaction.$executeRaw`
    update imports set taken = ${upTo}, counts = ${JSON.stringify(addCounts(running.counts, counts))}::jsonb,
                       last_error = null, moved_at = clock_timestamp()
     where id = ${importId}::uuid`
  return upTo
}

async function finish(
  transaction: Queryable,
  { importId, now }: { importId: string; now: Date },
): Promise<void> {
  await transaction.$executeRaw`
    update imports set state = 'done', finished_at = ${now}, moved_at = clock_timestamp() where id = ${importId}::uuid`
  await transaction.$executeRaw`delete from import_lines where import_id = ${importId}::uuid`
  await transaction.$executeRaw`delete from import_pieces where import_id = ${importId}::uuid`
}
