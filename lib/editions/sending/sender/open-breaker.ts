import { db } from '../../../db'
import { log } from '../../../log'
import { breakerMs } from '../rules'

/**
 * Stops all tries for a while, longer each time. `trips` is how often the breaker had opened as far as the caller
 * knows, so that several callers who find the server gone at once count once.
 */
export async function openBreaker(
  number: number,
  { trips, words }: { trips: number; words: string },
): Promise<void> {
  const pauseMs = breakerMs(trips + 1)
  const opened = await db().$executeRaw`
    update editions
       set breaker_trips = ${trips + 1}, breaker_until = clock_timestamp() + make_interval(secs => ${pauseMs / 1000})
     where number = ${number} and breaker_trips = ${trips}`
  if (opened > 0)
    log.warn('edition.breaker_opened', { edition: number, seconds: pauseMs / 1000, reason: words })
}
