import { db } from '../../db'
import { syncEvent } from './sync-event'

/**
 * Processes a stored event again, however it ended before; the ledger treats it as a second delivery. A failure is
 * stored with the event. An event whose payload was emptied after a month does nothing.
 */
export async function replayEvent(
  eventId: string,
  now: Date,
): Promise<'done' | 'ignored' | 'failed' | 'forgotten' | 'unknown'> {
  const event = await db().stripeEvent.findUnique({ where: { id: eventId } })
  if (event === null) return 'unknown'
  if (JSON.stringify(event.payload) === '{}') return 'forgotten'

  await db().stripeEvent.update({ where: { id: eventId }, data: { state: 'received' } })
  // syncEvent stores and logs the error; the outcome is read from the row.
  await syncEvent(eventId, now).catch(() => undefined)
  const { state } = await db().stripeEvent.findUniqueOrThrow({ where: { id: eventId } })
  return state === 'received' ? 'failed' : state
}
