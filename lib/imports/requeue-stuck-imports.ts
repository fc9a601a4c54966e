import { inTransaction } from '../db'
import { addJob } from '../jobs'

/** Queues every import whose worker was lost: it has not moved for two minutes. Returns how many. */
export function requeueStuckImports(): Promise<number> {
  return inTransaction(async (transaction) => {
    const stuck = await transaction.$queryRaw<{ id: string }[]>`
      update imports set moved_at = clock_timestamp()
       where state in ('uploaded', 'mapped', 'importing', 'undoing')
         and moved_at < clock_timestamp() - interval '2 minutes'
      returning id::text`
    for (const { id } of stuck)
      await addJob(transaction, 'advance-import', { key: id, payload: { importId: id } })
    return stuck.length
  })
}
