import { db } from '../../../db'
import { probeMs } from '../rules'

/**
 * True for the one caller that may test whether the server is back; the others wait for its result or for its silence.
 */
export async function tryBreaker(number: number): Promise<boolean> {
  const mine = await db().$executeRaw`
    update editions set breaker_until = clock_timestamp() + make_interval(secs => ${probeMs / 1000})
     where number = ${number} and breaker_trips > 0 and breaker_until <= clock_timestamp()`
  return mine > 0
}
