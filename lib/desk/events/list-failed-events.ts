import { db } from '../../db'

export type FailedEvent = {
  id: string
  type: string
  receivedAt: Date
  attempts: number
  /** The first line of the error; addresses were redacted when it was recorded. */
  lastError: string
}

/** Stripe events that were tried and failed, oldest first, a hundred at most. */
export async function listFailedEvents(): Promise<FailedEvent[]> {
  const events = await db().stripeEvent.findMany({
    where: { state: 'received', lastError: { not: null } },
    select: { id: true, type: true, receivedAt: true, attempts: true, lastError: true },
    orderBy: { receivedAt: 'asc' },
    take: 100,
  })
  return events.map(({ lastError, ...event }) => ({ ...event, lastError: lastError?.split('\n')[0] ?? '' }))
}
