import { db, inTransaction } from '../db'
import { evenly } from '../even-time'
import { consumeSignUpLimit, type Limited } from '../limits'
import { refuse, succeed, type Result } from '../result'
import { readToken } from '../tokens'
import { askToConfirm } from './ask-to-confirm'

/**
 * Requests a new confirmation on the preferences page of somebody who left or never confirmed. The link may have been
 * forwarded, so it subscribes nobody: a new mail has to be confirmed, as with the first sign-up.
 */
export function askAgain(
  token: string,
  visit: { now: Date; ip: string },
): Promise<Result<void, Limited | { reason: 'unknown' }>> {
  return evenly(() => ask(token, visit))
}

async function ask(
  token: string,
  { now, ip }: { now: Date; ip: string },
): Promise<Result<void, Limited | { reason: 'unknown' }>> {
  const read = readToken('preferences', token, now)
  if (!read.ok) return refuse({ reason: 'unknown' })
  const subscriber = await db().subscriber.findUnique({
    where: { id: read.value },
    select: { email: true },
  })
  if (subscriber === null) return refuse({ reason: 'unknown' })
  const consumed = await consumeSignUpLimit({ address: subscriber.email, ip })
  if (!consumed.ok) return consumed
  const request = { email: subscriber.email, page: '/newsletter/preferences', ip, now }
  await inTransaction((transaction) => askToConfirm(transaction, request))
  return succeed(undefined)
}
