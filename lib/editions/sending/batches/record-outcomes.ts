import { recordReports } from '../../../bounces/record-reports'
import type { BounceKind } from '../../../bounces/classify/bounce-rules'
import type { MailReport } from '../../../bounces/rules'
import { db, inTransaction, type Queryable } from '../../../db'
import type { Batch } from './claim-batch'

export type Outcome = {
  subscriberId: string
  /** `waiting`: temporarily refused, to be tried again after `pauseMs`. */
  state: 'sent' | 'refused' | 'waiting' | 'uncertain'
  attempts: number
  pauseMs: number
  words: string | null
  /** A refusal that counts as a bounce, and what the server said. */
  bounce?: { kind: BounceKind; email: string; words: string }
}

type Lease = Pick<Batch, 'number' | 'leaseId'>

/**
 * Writes the outcomes of a batch, which only its lease may do. That holds even if the lease ran out and a row was
 * marked uncertain since, because its holder knows better. In that case nothing is retried automatically, because the
 * edition may be closed. A refusal that is a bounce is recorded as one in the same transaction: twice, the lease is gone
 * and nothing is written; half-way, neither is.
 */
export async function recordOutcomes(lease: Lease, outcomes: Outcome[], now: Date): Promise<void> {
  if (outcomes.every(({ bounce }) => bounce === undefined)) {
    await write(db(), { lease, outcomes, now })
    return
  }
  await inTransaction(async (transaction) => {
    const written = new Set(await write(transaction, { lease, outcomes, now }))
    const reports = outcomes.flatMap((outcome) =>
      written.has(outcome.subscriberId) ? readReport(outcome, { lease, now }) : [],
    )
    await recordReports(transaction, reports, { now, source: 'talk' })
  })
}

/** A mail may be refused because of us first, and because its mailbox is gone later. */
function readReport(
  { subscriberId, bounce }: Outcome,
  { lease: { number: editionNumber }, now: at }: { lease: Lease; now: Date },
): MailReport[] {
  if (bounce === undefined) return []
  const { kind, email, words: detail } = bounce
  const id = `smtp:${kind}:${editionNumber}.${subscriberId}`
  return [{ id, kind, email, mail: { editionNumber, subscriberId }, detail, at }]
}

type Page = { lease: Lease; outcomes: Outcome[]; now: Date }

/** @returns whose outcomes were written */
async function write(
  queryable: Queryable,
  { lease: { number, leaseId }, outcomes, now }: Page,
): Promise<string[]> {
  const column = <Name extends keyof Outcome>(name: Name) => outcomes.map((outcome) => outcome[name])
  const rows = await queryable.$queryRaw<{ id: string }[]>`
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
       and (delivery.state = 'sending' or (delivery.state = 'uncertain' and outcome.state <> 'waiting'))
    returning delivery.subscriber_id as id`
  return rows.map(({ id }) => id)
}
