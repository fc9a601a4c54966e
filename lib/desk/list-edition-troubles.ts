import { db } from '../db'
import type { EditionWhy } from '../editions/rules'

export type EditionTrouble = {
  number: number
  state: 'held' | 'skipped' | 'submitted' | 'sending'
  why: EditionWhy | null
  /** Its own hour, or when it was to leave. */
  sendsAt: Date
}

/** An edition that was left out stays in sight for a week. */
const sightMs = 7 * 86_400_000

/**
 * The editions that wait for a person, the newest first: held, left out of late, handed in, or on their way while
 * the mail server does not answer.
 */
export async function listEditionTroubles(now: Date): Promise<EditionTrouble[]> {
  const since = new Date(now.getTime() - sightMs)
  return db().$queryRaw<EditionTrouble[]>`
    select number, state::text, why, sends_at as "sendsAt"
      from editions
     where state in ('held', 'submitted')
        or (state = 'skipped' and sends_at > ${since})
        or (state = 'sending' and breaker_until > clock_timestamp())
     order by number desc`
}
