import { inTransaction, type Queryable } from '../db'
import { addJob } from '../jobs'

/**
 * Queues every due mail that no living worker holds: after a crash, or after a refusal whose pause is over. While the
 * breaker is open it queues none, and one when the pause is over, to test whether the server is back. Safe at any time,
 * because `deliverMail` takes a lease before it sends. Returns how many were queued.
 */
export function requeueStuckMails(): Promise<number> {
  return inTransaction(async (transaction) => {
    const most = await mayQueue(transaction)
    const due = await transaction.$queryRaw<{ id: string }[]>`
      select id from mails
       where (state = 'waiting' and next_attempt_at <= clock_timestamp())
          or (state = 'sending' and lease_until < clock_timestamp())
       order by next_attempt_at
       limit ${most}`
    for (const { id } of due) await addJob(transaction, 'deliver-mail', { key: id, payload: { mailId: id } })
    return due.length
  })
}

async function mayQueue(transaction: Queryable): Promise<number> {
  const [breaker] = await transaction.$queryRaw<{ most: number }[]>`
    select case when trips = 0 then 1000 when open_until <= clock_timestamp() then 1 else 0 end as most
      from outbox_breaker where id = 1`
  return breaker?.most ?? 1000
}
