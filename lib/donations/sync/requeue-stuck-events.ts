import { inTransaction } from '../../db'
import { addJob } from '../../jobs'

/**
 * Queues every stored event that is unfinished and has no job, because its job died with a worker. A failed event that
 * waits for its next try has a job and is left alone. Returns how many were queued.
 */
export function requeueStuckEvents(now: Date): Promise<number> {
  const lately = new Date(now.getTime() - 60_000)
  return inTransaction(async (transaction) => {
    const left = await transaction.$queryRaw<{ id: string }[]>`
      select id from stripe_events event
       where state = 'received' and received_at < ${lately}
         and not exists (
           select from graphile_worker.jobs job
            where job.key = 'sync-donation:' || event.id
              and (job.locked_at is null or job.locked_at > clock_timestamp() - interval '10 minutes'))
       order by received_at
       limit 500`
    for (const { id } of left)
      await addJob(transaction, 'sync-donation', { key: id, payload: { eventId: id } })
    return left.length
  })
}
