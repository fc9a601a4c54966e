import { db } from '../db'
import { probeMs } from './rules'

/**
 * Whether a mail may be tried now. While the breaker is open, none may. When its pause is over, one may, and the others
 * wait for its result or its timeout.
 */
export async function askBreaker(): Promise<boolean> {
  const [breaker] = await db().$queryRaw<{ trips: number }[]>`select trips from outbox_breaker where id = 1`
  if (breaker === undefined || breaker.trips === 0) return true
  const mine = await db().$executeRaw`
    update outbox_breaker set open_until = clock_timestamp() + make_interval(secs => ${probeMs / 1000})
     where id = 1 and trips > 0 and open_until <= clock_timestamp()`
  return mine > 0
}
