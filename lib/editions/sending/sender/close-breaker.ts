import { db } from '../../../db'
import { log } from '../../../log'

/** The server is back. */
export async function closeBreaker(number: number): Promise<void> {
  const closed = await db().$executeRaw`
    update editions set breaker_trips = 0, breaker_until = null where number = ${number} and breaker_trips > 0`
  if (closed > 0) log.info('edition.breaker_closed', { edition: number })
}
