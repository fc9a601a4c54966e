import { inTransaction } from '../../db'
import { recordAction } from '../../staff/record-action'
import { replayEvent } from './replay-event'
import { whilePersonWaits } from '../../stripe/deadline'

/** Processes a stored event again for a staff member. The request is recorded before the attempt. */
export async function replayFromDesk(
  eventId: string,
  { staffId, now }: { staffId: string; now: Date },
): ReturnType<typeof replayEvent> {
  await inTransaction((transaction) =>
    recordAction(transaction, {
      staffId,
      action: 'events.replay',
      subject: `event:${eventId.slice(0, 100)}`,
      now,
    }),
  )
  return whilePersonWaits(() => replayEvent(eventId, now))
}
