import { inTransaction } from '../../db'
import { recordAction } from '../../staff/record-action'
import { replayEvent } from './replay-event'
import { whilePersonWaits } from '../../stripe/deadline'

/** Does a stored event again for somebody at the desk; that they asked for it is written down before it is tried. */
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
