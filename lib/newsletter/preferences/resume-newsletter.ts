import { db } from '../../db'
import { refuse, succeed, type Result } from '../../result'
import { readToken } from '../../secrets/tokens'
import { findByLink } from '../links/reader-link'

/** Ends a pause early. */
export async function resumeNewsletter(
  token: string,
  now: Date,
): Promise<Result<void, { reason: 'unknown' }>> {
  const read = readToken('preferences', token, now)
  if (!read.ok) return refuse({ reason: 'unknown' })
  const id = await findByLink(db(), read.value)
  if (id === null) return refuse({ reason: 'unknown' })
  await db().subscriber.updateMany({ where: { id }, data: { pausedUntil: null } })
  return succeed(undefined)
}
