import { randomUUID } from 'node:crypto'
import { db } from '../../db'
import { leaseMs } from './rules'

export type ClaimedReader = { subscriberId: string; email: string; attempts: number }

export type Batch = {
  number: number
  leaseId: string
  /** By this process's own clock, from before the claim, so that it never overestimates how long it holds them. */
  heldSince: number
  readers: ClaimedReader[]
  /** How many rows were looked at; readers who left in the meantime are not in `readers`. */
  taken: number
}

type ClaimedRow = { subscriber_id: string; email: string | null; attempts: number; state: string }

/**
 * Claims up to `size` rows that are due and that nobody else is claiming, and commits them as *sending* under one lease
 * before any SMTP command. Readers who unsubscribed, paused or were suppressed since the audience was frozen are
 * recorded as that and left out.
 */
export async function claimBatch(
  { number, size }: { number: number; size: number },
  now: Date,
): Promise<Batch> {
  const [leaseId, heldSince] = [randomUUID(), performance.now()]
  const rows = await db().$queryRaw<ClaimedRow[]>`
    with due as (
      select delivery.subscriber_id, edition.due_on
        from deliveries delivery join editions edition on edition.number = delivery.edition_number
       where delivery.edition_number = ${number} and delivery.state = 'waiting' and edition.state = 'sending'
         and (delivery.next_attempt_at is null or delivery.next_attempt_at <= clock_timestamp())
       order by delivery.next_attempt_at
       limit ${size}
         for update of delivery skip locked),
    judged as (
      select due.subscriber_id, subscriber.email,
             case when subscriber.id is null or subscriber.state <> 'confirmed' or subscriber.paused_until > due.due_on
                    then 'left'
                  when subscriber.suppressed_at is not null then 'suppressed'
                  else 'sending' end::delivery_state as verdict
        from due left join subscribers subscriber on subscriber.id = due.subscriber_id)
    update deliveries delivery
       set state = judged.verdict,
           lease_id = case judged.verdict when 'sending' then ${leaseId}::uuid end,
           lease_until = case judged.verdict when 'sending'
                           then clock_timestamp() + make_interval(secs => ${leaseMs / 1000}) end,
           outcome_at = case judged.verdict when 'sending' then null else ${now}::timestamptz end
      from judged
     where delivery.edition_number = ${number} and delivery.subscriber_id = judged.subscriber_id
    returning delivery.subscriber_id, judged.email, delivery.attempts, delivery.state::text`
  const readers = rows.flatMap(({ subscriber_id, email, attempts, state }) =>
    state === 'sending' && email !== null ? [{ subscriberId: subscriber_id, email, attempts }] : [],
  )
  return { number, leaseId, heldSince, readers, taken: rows.length }
}
