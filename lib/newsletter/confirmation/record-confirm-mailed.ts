import type { Queryable } from '../../db'
import { splitConfirmSubject } from './read-confirm-token'

/**
 * Records in the consent ledger that the mail server accepted a confirm mail, in the transaction that marks it sent.
 */
export async function recordConfirmMailed(
  transaction: Queryable,
  uniqueKey: string,
  now: Date,
): Promise<void> {
  const { subscriberId, request } = splitConfirmSubject(uniqueKey.replace('confirm-subscription:', ''))
  const isKnown = await transaction.subscriber.findUnique({
    where: { id: subscriberId },
    select: { id: true },
  })
  if (isKnown === null) return
  const consent = { subscriberId, request, kind: 'mailed', at: now } as const
  await transaction.consentEvent.createMany({ data: consent, skipDuplicates: true })
}
