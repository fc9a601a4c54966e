import { db } from '../../db'
import { dateOfDay } from '../../days'
import { refuse, succeed, type Result } from '../../result'
import { readToken } from '../../secrets/tokens'
import { findByLink } from '../links/reader-link'
import { readPause, type PauseRefusal } from '../rules'
import type { PauseRequest } from '../schema'

export type PauseNewsletterRefusal = PauseRefusal | { reason: 'unknown' }

/**
 * Pauses editions until a day; a later request replaces an earlier one. A reader who is not subscribed stays
 * unsubscribed.
 */
export async function pauseNewsletter(
  { token, ...choice }: PauseRequest,
  now: Date,
): Promise<Result<void, PauseNewsletterRefusal>> {
  const read = readToken('preferences', token, now)
  if (!read.ok) return refuse({ reason: 'unknown' })
  const day = readPause(choice, now)
  if (!day.ok) return refuse(day)
  const id = await findByLink(db(), read.value)
  if (id === null) return refuse({ reason: 'unknown' })
  await db().subscriber.updateMany({
    where: { id, state: 'confirmed' },
    data: { pausedUntil: dateOfDay(day.value) },
  })
  return succeed(undefined)
}
