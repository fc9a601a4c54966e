import { db } from '../db'
import { log } from '../log'
import { breakerMs, failuresToOpen } from './rules'

/** What one attempt showed about the mail server itself, whether or not the mail was accepted. */
export type ServerNews = { isWorking: true } | { isWorking: false; words: string }

/**
 * Counts the mail server's failures in a row, of all workers together, and opens the outbox's breaker at the fifth. A
 * failed try while it is open opens it for longer. A success resets the count and closes the breaker.
 * @returns true if it has just closed
 */
export async function noteServer(news: ServerNews): Promise<boolean> {
  if (news.isWorking) {
    const closed = await db().$queryRaw<{ trips: number }[]>`
      with before as (
        select trips from outbox_breaker where id = 1 and (failures > 0 or trips > 0) for update)
      update outbox_breaker set failures = 0, trips = 0, open_until = null
        from before where id = 1
      returning before.trips`
    const isClosed = (closed[0]?.trips ?? 0) > 0
    if (isClosed) log.info('mail.breaker_closed')
    return isClosed
  }
  await countFailure(news.words)
  return false
}

async function countFailure(words: string): Promise<void> {
  const [counted] = await db().$queryRaw<{ failures: number; trips: number }[]>`
    update outbox_breaker set failures = failures + 1 where id = 1
    returning failures, trips`
  if (counted === undefined || (counted.trips === 0 && counted.failures < failuresToOpen)) return
  const pauseMs = breakerMs(counted.trips + 1)
  // If several workers find the server down at once, only one failure counts.
  const opened = await db().$executeRaw`
    update outbox_breaker
       set trips = trips + 1, failures = 0,
           open_until = clock_timestamp() + make_interval(secs => ${pauseMs / 1000})
     where id = 1 and trips = ${counted.trips} and failures >= ${counted.trips === 0 ? failuresToOpen : 1}`
  if (opened > 0) log.warn('mail.breaker_opened', { seconds: pauseMs / 1000, reason: words })
}
