import { listRequestsOf } from '../../address-requests/subscriber-requests'
import { db, inTransaction } from '../../db'
import { recordAction } from '../../staff/record-action'
import { findSubscriber } from './find-subscriber'

/**
 * All newsletter data of one reader, for a request of that reader. Writes an audit entry. Null if there is no such
 * subscriber.
 */
export async function handOverData(
  id: string,
  { staffId, now }: { staffId: string; now: Date },
): Promise<Record<string, unknown> | null> {
  const story = await findSubscriber(id, now)
  if (story === null) return null
  const details = { isOnePerson: true }
  const recorded = {
    staffId,
    action: 'subscribers.export',
    subject: `subscriber:${id}`,
    details,
    now,
  } as const
  await inTransaction((transaction) => recordAction(transaction, recorded))
  const {
    email,
    state,
    requestedAt,
    confirmedAt,
    unsubscribedAt,
    pausedUntil,
    suppressedAt,
    suppressedReason,
    name,
    tags,
    note,
  } = story
  return {
    email,
    name,
    tags,
    note,
    state,
    requestedAt,
    confirmedAt,
    unsubscribedAt,
    pausedUntil: pausedUntil?.toISOString().slice(0, 10) ?? null,
    suppressedAt,
    suppressedReason,
    consents: story.consents.map((consent) => without(consent, ['id', 'subscriberId'])),
    addressChanges: story.addressChanges.map((change) => without(change, ['subscriberId'])),
    welcomeMails: story.welcomeMails.map((mail) => without(mail, ['subscriberId'])),
    openRequests: await listRequestsOf(db(), story),
    deliveries: story.deliveries,
    mailEvents: story.events.map(({ kind, editionNumber, detail, at }) => ({
      kind,
      editionNumber,
      detail,
      at,
    })),
  }
}

function without(row: object, names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))
}
