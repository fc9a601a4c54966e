import { db } from '../../../db'
import { dayOf } from '../../../days'
import { settings } from '../../../env'

/** Returns the unused part of the day's allowance. */
export async function returnToRateLimit(unused: number, now: Date): Promise<void> {
  if (unused <= 0 || settings().WARM_UP_SINCE === undefined) return
  await db().$executeRaw`
    update sender_rate_limits set sent_today = greatest(sent_today - ${unused}, 0)
     where id = 1 and day = ${dayOf(now)}::date`
}
