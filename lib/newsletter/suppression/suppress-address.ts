import type { Queryable } from '../../db'
import { suppressionHash } from '../../readers/queries'
import { endSubscription } from '../end-subscription'
import { lockSubscriber } from '../lock-subscriber'
import { suppressionReasons, type SuppressionReason } from '../rules'

export type { SuppressionReason }

/**
 * Suppresses an address: stores its hash, which outlives all other data about it, and, if it is a subscriber's, the
 * date and the reason beside their state. A complaint also unsubscribes. If repeated, the stronger reason stays: a
 * complaint after a bounce is a complaint, and ends the subscription too.
 */
export async function suppressAddress(
  transaction: Queryable,
  { email, reason, now }: { email: string; reason: SuppressionReason; now: Date },
): Promise<void> {
  const weaker = suppressionReasons.slice(0, suppressionReasons.indexOf(reason))
  const addressHash = suppressionHash(email)
  await transaction.suppression.createMany({
    data: { addressHash, reason, at: now },
    skipDuplicates: true,
  })
  await transaction.suppression.updateMany({
    where: { addressHash, reason: { in: weaker } },
    data: { reason },
  })
  const known = await transaction.subscriber.findUnique({ where: { email }, select: { id: true } })
  const subscriber = known === null ? null : await lockSubscriber(transaction, known.id)
  if (subscriber === null) return
  await markSuppressed(transaction, { id: subscriber.id, reason, now })
  await transaction.subscriber.updateMany({
    where: { id: subscriber.id, suppressedReason: { in: weaker } },
    data: { suppressedReason: reason },
  })
  if (reason === 'complaint') await endSubscription(transaction, { id: subscriber.id, now })
}

type Mark = { id: string; reason: SuppressionReason; now: Date }

async function markSuppressed(transaction: Queryable, { id, reason, now }: Mark): Promise<void> {
  const [marked] = await transaction.subscriber.updateManyAndReturn({
    where: { id, suppressedAt: null },
    data: { suppressedAt: now, suppressedReason: reason },
    select: { request: true },
  })
  if (marked === undefined) return
  const consent = { subscriberId: id, request: marked.request, kind: 'suppressed', at: now } as const
  await transaction.consentEvent.createMany({ data: consent, skipDuplicates: true })
}
