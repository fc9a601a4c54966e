import { db } from '../db'
import { jobCall } from '../jobs'
import { succeed, type Result } from '../result'
import { readNotice, type NoticeRefusal } from './stripe'

/**
 * Stores a verified event once under Stripe's id and queues its sync, both or neither. A second delivery finds
 * the row and does nothing. @throws when the database is away, so that the door answers 503 and Stripe comes again.
 */
export async function receiveEvent({
  body,
  signature,
  now,
}: {
  body: string
  signature: string | null
  now: Date
}): Promise<Result<void, NoticeRefusal>> {
  const notice = readNotice(body, signature)
  if (!notice.ok) return notice
  const { id, type, payload } = notice.value
  const { id: objectId } = payload.data.object as { id?: string }

  // One statement, so that a thousand at once wait for one way to the database each, not for four.
  await db().$executeRaw`
    with stored as (
      insert into stripe_events (id, type, object_id, payload, received_at)
      values (${id}, ${type}, ${objectId ?? null}, ${body}::jsonb, ${now})
      on conflict (id) do nothing
      returning id)
    select ${jobCall('sync-donation', { key: id, payload: { eventId: id } })} from stored`
  return succeed(undefined)
}
