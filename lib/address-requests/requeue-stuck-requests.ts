import { inTransaction, sql, type Prisma } from '../db'
import { addJob } from '../jobs'

/** A request that failed again and again for this long is deleted, because nothing of it may stay. */
const mostDays = 3

/** True for a request whose job waits for its first or next try. */
const hasJob: Prisma.Sql = sql`exists (
  select from graphile_worker.jobs job
   where job.key = 'take-address-request:' || request.id
     and job.locked_at is null and job.attempts < job.max_attempts)`

/**
 * Queues every request whose job is lost. A worker that carries one out holds its row; a job that a worker has taken
 * without holding the row died with it. Returns how many.
 */
export function requeueStuckRequests(now: Date): Promise<number> {
  const lately = new Date(now.getTime() - 60_000)
  return inTransaction(async (transaction) => {
    const left = await transaction.$queryRaw<{ id: string }[]>`
      select id from address_requests request
       where created_at < ${lately} and created_at >= ${oldest(now)} and not ${hasJob}
       order by created_at
       limit 500
         for update skip locked`
    for (const { id } of left)
      await addJob(transaction, 'take-address-request', { key: id, payload: { requestId: id } })
    return left.length
  })
}

/** Deletes every request that could not be carried out. Returns how many. */
export function eraseFailedRequests(now: Date): Promise<number> {
  return inTransaction(
    (transaction) => transaction.$executeRaw`
      delete from address_requests request where created_at < ${oldest(now)} and not ${hasJob}`,
  )
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - mostDays * 86_400_000)
}
