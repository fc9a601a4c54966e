import { inTransaction } from '../db'
import { addJob } from '../jobs'

/** Queues every selection whose worker was lost: it has not moved for two minutes. Returns how many. */
export function requeueStuckSelections(): Promise<number> {
  return inTransaction(async (transaction) => {
    const stuck = await transaction.$queryRaw<{ id: string }[]>`
      update selections set moved_at = clock_timestamp()
       where state = 'running' and moved_at < clock_timestamp() - interval '2 minutes'
      returning id::text`
    for (const { id } of stuck)
      await addJob(transaction, 'run-selection', { key: id, payload: { selectionId: id } })
    return stuck.length
  })
}
