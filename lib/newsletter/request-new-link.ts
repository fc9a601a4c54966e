import { db, inTransaction } from '../db'
import { evenly } from '../even-time'
import { consumeSignUpLimit, type Limited } from '../limits'
import { refuse, succeed, type Result } from '../result'
import { askToConfirm } from './ask-to-confirm'
import { readConfirmToken, splitConfirmSubject } from './read-confirm-token'

export type NewLinkRefusal = Limited | { reason: 'unknown' }

/**
 * Mails a new confirm link to the address of an expired one, which need not be typed again. The answer, and its time,
 * are the same if that address has confirmed in the meantime or may no longer be mailed.
 */
export function requestNewLink(
  token: string,
  visit: { now: Date; ip: string },
): Promise<Result<void, NewLinkRefusal>> {
  return evenly(() => request(token, visit))
}

async function request(
  token: string,
  { now, ip }: { now: Date; ip: string },
): Promise<Result<void, NewLinkRefusal>> {
  const read = readConfirmToken(token, now)
  if (!read.ok && read.reason === 'unknown') return refuse({ reason: 'unknown' })
  const { subscriberId } = read.ok ? read.value : splitConfirmSubject(read.subject)

  const subscriber = await db().subscriber.findUnique({
    where: { id: subscriberId },
    select: { email: true },
  })
  if (subscriber === null) return refuse({ reason: 'unknown' })
  const consumed = await consumeSignUpLimit({ address: subscriber.email, ip })
  if (!consumed.ok) return consumed

  const ask = { email: subscriber.email, page: '/newsletter/confirm', ip, now }
  await inTransaction((transaction) => askToConfirm(transaction, ask))
  return succeed(undefined)
}
