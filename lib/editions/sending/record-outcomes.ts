import { db } from '../../db'
import type { Batch } from './claim-batch'

export type Outcome = {
  subscriberId: string
  /** `waiting`: temporarily refused, to be tried again after `pauseMs`. */
  state: 'sent' | 'refused' | 'waiting' | 'uncertain'
  attempts: number
  pauseMs: number
  words: string | null
}

/**
 * Writes the outcomes of a batch, which only its lease may do. That holds even if the lease ran out and a row was
 * marked uncertain since, because its holder knows better. In that case nothing is retried automatically, because the
 * edition may be closed.
 */
export async function recordOutcomes(
  { number, leaseId }: Pick<Batch, 'number' | 'leaseId'>,
  outcomes: Outcome[],
  now: Date,
): Promise<void> {
  const column = <Name extends keyof Outcome>(name: Name) => outcomes.map((outcome) => outcome[name])
  await db().$executeRaw`
    update deliveries delivery
       set state = outcome.state::delivery_state, attempts = outcome.attempts, last_error = outcome.words,
           lease_id = null, lease_until = null,
           outcome_at = case when outcome.state = 'waiting' then null else ${now}::timestamptz end,
           next_attempt_at = case when outcome.state = 'waiting'
                               then clock_timestamp() + make_interval(secs => outcome.pause_ms / 1000.0) end
      from unnest(${column('subscriberId')}::uuid[], ${column('state')}::text[], ${column('attempts')}::int[],
                  ${column('pauseMs')}::int[], ${column('words')}::text[])
             as outcome (subscriber_id, state, attempts, pause_ms, words)
     where delivery.edition_number = ${number} and delivery.subscriber_id = outcome.subscriber_id
       and delivery.lease_id = ${leaseId}::uuid
       and (delivery.state = 'sending' or (delivery.state = 'uncertain' and outcome.state <> 'waiting'))`
}
