import { db } from '../../db'
import { dayOf } from '../../days'
import { settings } from '../../env'

/** Gives back what was taken of the day's allowance and not used. */
export async function returnPace(unused: number, now: Date): Promise<void> {
  if (unused <= 0 || settings().WARM_UP_SINCE === undefined) return
  await db().$executeRaw`
    update sender_pace set sent_today = greatest(sent_today - ${unused}, 0)
     where id = 1 and day = ${dayOf(now)}::date`
}
