import { db } from '../db'

/** `eventId` and `type` are escaped, as the payment company's own words may be unreadable. */
export type QuarantinedEvent = {
  digest: string
  eventId: string
  type: string
  reason: string
  receivedAt: Date
}

/** Events of Stripe's that no row of ours can hold, the newest first, a hundred at most. */
export function listQuarantinedEvents(): Promise<QuarantinedEvent[]> {
  return db().quarantinedEvent.findMany({
    select: { digest: true, eventId: true, type: true, reason: true, receivedAt: true },
    orderBy: { receivedAt: 'desc' },
    take: 100,
  })
}
