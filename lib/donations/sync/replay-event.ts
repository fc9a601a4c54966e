import { db } from '../../db'
import { syncEvent } from './sync-event'

/**
 * Does again what a stored event asked for, however it ended before; the ledger takes it as it takes a second
 * delivery. A failure stays noted with the event. One that was emptied after its month says nothing any more.
 */
export async function replayEvent(
  eventId: string,
  now: Date,
): Promise<'done' | 'ignored' | 'failed' | 'forgotten' | 'unknown'> {
  const event = await db().stripeEvent.findUnique({ where: { id: eventId } })
  if (event === null) return 'unknown'
  if (JSON.stringify(event.payload) === '{}') return 'forgotten'

  await db().stripeEvent.update({ where: { id: eventId }, data: { state: 'received' } })
  // Noted with its error and logged by syncEvent; what it came to is read from the row.
  await syncEvent(eventId, now).catch(() => undefined)
  const { state } = await db().stripeEvent.findUniqueOrThrow({ where: { id: eventId } })
  return state === 'received' ? 'failed' : state
}
