import type { Queryable } from '../../../db'

/** Cancels the deliveries of an edition that have not started. Returns how many. */
export function cancelWaiting(
  transaction: Queryable,
  { number, now }: { number: number; now: Date },
): Promise<number> {
  return transaction.$executeRaw`
    update deliveries set state = 'cancelled', outcome_at = ${now}, next_attempt_at = null
     where edition_number = ${number} and state = 'waiting'`
}
