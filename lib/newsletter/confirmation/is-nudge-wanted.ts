import { addDays, dayOf, instantOn } from '../../days'
import { db } from '../../db'
import { isSuppressed } from '../../readers/queries'
import { splitConfirmSubject } from './read-confirm-token'
import { confirmDays } from '../rules'

/**
 * Whether a posted nudge may still leave. The mail may have waited for hours, and its reader may have confirmed, left or
 * asked again meanwhile.
 */
export async function isNudgeWanted(uniqueKey: string, now: Date): Promise<boolean> {
  const { subscriberId, request } = splitConfirmSubject(uniqueKey.replace('confirm-nudge:', ''))
  const subscriber = await db().subscriber.findUnique({ where: { id: subscriberId } })
  if (subscriber?.state !== 'unconfirmed' || subscriber.request !== request) return false
  if (subscriber.suppressedAt !== null || (await isSuppressed(db(), subscriber.email))) return false
  return now < instantOn(addDays(dayOf(subscriber.requestedAt), confirmDays + 1))
}
