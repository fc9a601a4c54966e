import { db } from '../../db'
import type { EditionReason } from '../../editions/rules'

export type EditionTrouble = {
  number: number
  state: 'held' | 'skipped' | 'submitted' | 'sending'
  reason: EditionReason | null
  /** The edition's own time, or when it should have been sent. */
  sendsAt: Date
}

/** A skipped edition is listed for a week. */
const sightMs = 7 * 86_400_000

/**
 * The editions that need a person, newest first: held, skipped recently, submitted, or being sent while the mail server
 * does not answer.
 */
export async function listEditionTroubles(now: Date): Promise<EditionTrouble[]> {
  const since = new Date(now.getTime() - sightMs)
  return db().$queryRaw<EditionTrouble[]>`
    select number, state::text, reason, sends_at as "sendsAt"
      from editions
     where state in ('held', 'submitted')
        or (state = 'skipped' and sends_at > ${since})
        or (state = 'sending' and breaker_until > clock_timestamp())
     order by number desc`
}
