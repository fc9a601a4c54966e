import { isUnstorable, pool, sql, sqlStateOf } from '../../db'
import { jobCall } from '../../jobs'
import { succeed, type Result } from '../../result'
import { shareWork } from '../../share-work'
import { quarantineEvent } from './quarantine-event'
import { readNotice, type NoticeRefusal, type StripeNotice } from '../../stripe/webhook'

/**
 * Stripe waits ten seconds for an answer. With the five that a connection may take, Stripe still gets an answer if the
 * database hangs.
 */
const mostMs = 4_000

/** Otherwise a thousand copies at once would each wait for a connection, and the last ones would be refused. */
const storeOnce = shareWork<unknown>()

/**
 * Stores a verified event once under Stripe's id and queues its sync, both or neither. A second delivery finds the row
 * and does nothing; one that arrives while the first is being stored shares its outcome. An event that the database can
 * never hold is quarantined for a person and counts as received, because a redelivery would be no different.
 * @throws when the database is away, so that the route answers 503 and Stripe delivers again.
 */
export async function receiveEvent({
  body,
  signature,
  now,
}: {
  body: string
  signature: string | null
  now: Date
}): Promise<Result<{ createdAt: Date }, NoticeRefusal>> {
  const notice = readNotice(body, signature)
  if (!notice.ok) return notice
  await storeOnce(notice.value.id, () => storeOrQuarantine(notice.value, { body, now }))
  return succeed({ createdAt: new Date(notice.value.payload.created * 1000) })
}

async function storeOrQuarantine(notice: StripeNotice, given: { body: string; now: Date }): Promise<unknown> {
  try {
    return await store(notice, given)
  } catch (error) {
    if (!isUnstorable(error)) throw error
    const words = error instanceof Error ? error.message : ''
    return quarantineEvent({ ...notice, ...given }, `${sqlStateOf(error) ?? ''} ${words}`)
  }
}

/**
 * One statement is one transaction. Two servers meet at the unique id, where the second waits for the first to commit.
 */
async function store(
  { id, type, payload }: StripeNotice,
  { body, now }: { body: string; now: Date },
): Promise<unknown> {
  const { id: objectId } = payload.data.object as { id?: unknown }
  const { text, values } = sql`
    with stored as (
      insert into stripe_events (id, type, object_id, payload, received_at)
      values (${id}, ${type}, ${readObjectId(objectId)}, ${storable(body, payload)}::jsonb, ${now})
      on conflict (id) do nothing
      returning id)
    select ${jobCall('sync-donation', { key: id, payload: { eventId: id } })} from stored`
  const statement = { text, values, query_timeout: mostMs }
  return pool().query(statement)
}

/** An id in Stripe's format; null for anything else, which names nothing that could be synced. */
function readObjectId(id: unknown): string | null {
  return typeof id === 'string' && /^[\w-]{1,255}$/.test(id) ? id : null
}

/**
 * PostgreSQL stores no NUL and no unpaired surrogate, but JSON escapes may contain both. A name with one would be
 * refused on every delivery.
 */
function storable(body: string, payload: unknown): string {
  if (!body.includes('\\u')) return body
  const lone = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][\da-f]{2})/g
  return JSON.stringify(payload).replace(lone, '$1\ufffd')
}
