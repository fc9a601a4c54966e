import { inTransaction, type Queryable } from '../../db'
import { ipPrefix } from '../../limits/ip-prefix'
import { refuse, succeed, type Result } from '../../result'
import { findSuppression, suppressionHash } from '../../readers/queries'
import { lockSubscriber } from '../lock-subscriber'
import { readConfirmToken, type ConfirmRequest } from './read-confirm-token'
import { mayReaderEnd } from '../rules'
import { postWelcomeMail } from '../welcome/post-welcome-mail'

export type ConfirmRefusal = { reason: 'expired' | 'unknown' }

/**
 * Confirms a subscription after the button behind a confirm link was pressed, and sends the welcome mail. Pressed
 * twice, it is done once. It ends a suppression by bounces, or by a complaint from before the sign-up. A link from before the reader last unsubscribed counts as expired, because it must not bring
 * them back.
 */
export async function confirmSubscription(
  token: string,
  { now, ip }: { now: Date; ip: string },
): Promise<Result<void, ConfirmRefusal>> {
  const read = readConfirmToken(token, now)
  if (!read.ok) return refuse({ reason: read.reason })
  return inTransaction((transaction) => confirm(transaction, { ...read.value, now, ip }))
}

async function confirm(
  transaction: Queryable,
  { subscriberId, request, now, ip }: ConfirmRequest & { now: Date; ip: string },
): Promise<Result<void, ConfirmRefusal>> {
  const isUnsuppressed = await endSuppression(transaction, { subscriberId, request, now })
  const [confirmed] = await transaction.subscriber.updateManyAndReturn({
    where: {
      id: subscriberId,
      state: isUnsuppressed ? { in: ['unconfirmed', 'confirmed'] } : 'unconfirmed',
      withdrawnRequest: { lt: request },
    },
    data: { state: 'confirmed', confirmedAt: now, unsubscribedAt: null, pausedUntil: null },
    select: { email: true, language: true },
  })
  if (confirmed === undefined) return explainNoChange(transaction, { subscriberId, request })

  const consent = {
    subscriberId,
    request,
    kind: 'confirmed',
    ipPrefix: ipPrefix(ip) || null,
    at: now,
  } as const
  // A link that was pressed before the address bounced has its entry already.
  await transaction.consentEvent.createMany({ data: consent, skipDuplicates: true })
  const { email, language } = confirmed
  await postWelcomeMail(transaction, { subscriberId, request, email, language }, now)
  return succeed(undefined)
}

/**
 * The owner pressed a link that we mailed, so the mailbox works: a bounce no longer counts. A complaint had ended the
 * subscription and all links from before it, so the link is of a new sign-up: it ends the complaint too.
 */
async function endSuppression(
  transaction: Queryable,
  { subscriberId, request, now }: ConfirmRequest & { now: Date },
): Promise<boolean> {
  const subscriber = await lockSubscriber(transaction, subscriberId)
  if (subscriber === null || subscriber.state === 'unsubscribed' || request <= subscriber.withdrawnRequest)
    return false
  const suppressed = await findSuppression(transaction, subscriber.email)
  if (suppressed === null || !mayReaderEnd(suppressed.reason)) return false
  await transaction.suppression.deleteMany({ where: { addressHash: suppressionHash(subscriber.email) } })
  await transaction.subscriber.update({
    where: { id: subscriberId },
    data: { suppressedAt: null, suppressedReason: null, unsuppressedAt: now, softBounces: 0 },
  })
  return true
}

async function explainNoChange(
  transaction: Queryable,
  { subscriberId, request }: ConfirmRequest,
): Promise<Result<void, ConfirmRefusal>> {
  const subscriber = await transaction.subscriber.findUnique({ where: { id: subscriberId } })
  if (subscriber === null) return refuse({ reason: 'unknown' })
  const isDone = subscriber.state === 'confirmed' && request > subscriber.withdrawnRequest
  return isDone ? succeed(undefined) : refuse({ reason: 'expired' })
}
