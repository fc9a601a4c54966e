import { db } from '../../db'

/** `eventId` and `type` are escaped, because Stripe's texts may contain unreadable characters. */
export type QuarantinedEvent = {
  digest: string
  eventId: string
  type: string
  reason: string
  receivedAt: Date
}

/** Stripe events that no row can store, newest first, a hundred at most. */
export function listQuarantinedEvents(): Promise<QuarantinedEvent[]> {
  return db().quarantinedEvent.findMany({
    select: { digest: true, eventId: true, type: true, reason: true, receivedAt: true },
    orderBy: { receivedAt: 'desc' },
    take: 100,
  })
}
