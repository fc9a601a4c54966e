import { inTransaction } from '../db'
import { addJob } from '../jobs'

/**
 * Queues every mail that is due and that no living worker holds: after a crash, after a refusal whose pause is
 * over. Harmless at any time, because `deliverMail` claims before it speaks. Returns how many were queued.
 */
export function sweepOutbox(): Promise<number> {
  return inTransaction(async (transaction) => {
    const due = await transaction.$queryRaw<{ id: string }[]>`
      select id from mails
       where (state = 'waiting' and next_attempt_at <= clock_timestamp())
          or (state = 'sending' and lease_until < clock_timestamp())
       order by next_attempt_at
       limit 1000`
    for (const { id } of due) await addJob(transaction, 'deliver-mail', { key: id, payload: { mailId: id } })
    return due.length
  })
}
