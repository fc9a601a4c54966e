import { dayOf, type Day } from '../../days'
import { db, Prisma } from '../../db'
import type { SubscriberFilter } from '../schema'
import { selectSubscribers } from './select-subscribers'

export type SubscriberRow = {
  id: string
  email: string
  state: 'unconfirmed' | 'confirmed' | 'unsubscribed'
  requestedAt: Date
  pausedUntil: Date | null
  suppressedAt: Date | null
  name: string | null
  tags: string[]
  /** Of an import: where they agreed. Null for readers who signed up themselves. */
  source: string | null
}

export type SubscriberPage = {
  subscribers: SubscriberRow[]
  /** The cursors of the neighbouring pages, for the list's `after` and `before`; null at either end. */
  older: string | null
  newer: string | null
}

const pageSize = 50

/** One page of subscribers, by their last request, newest first. A new subscriber shifts no page. */
export async function listSubscribers(filter: SubscriberFilter, now: Date): Promise<SubscriberPage> {
  const isBackward = filter.before !== undefined
  const place = readPlace(filter.before ?? filter.after)
  const rows = await selectPage(filter, { place, isBackward, today: dayOf(now) })
  const hasMore = rows.length > pageSize
  const subscribers = rows.slice(0, pageSize)
  if (isBackward) subscribers.reverse()
  const [first, last] = [subscribers[0], subscribers.at(-1)]
  return {
    subscribers,
    older: last !== undefined && (isBackward || hasMore) ? placeOf(last) : null,
    newer: first !== undefined && (isBackward ? hasMore : place !== null) ? placeOf(first) : null,
  }
}

type Place = { requestedAt: Date; id: string }

function selectPage(
  filter: SubscriberFilter,
  { place, isBackward, today }: { place: Place | null; isBackward: boolean; today: Day },
): Promise<SubscriberRow[]> {
  const direction = isBackward ? Prisma.sql`asc` : Prisma.sql`desc`
  const beyond = isBackward ? Prisma.sql`>` : Prisma.sql`<`
  const from =
    place === null
      ? Prisma.sql`true`
      : Prisma.sql`(subscriber.requested_at, subscriber.id) ${beyond} (${place.requestedAt}, ${place.id}::uuid)`
  return db().$queryRaw`
    select subscriber.*,
           (select source from consent_events where subscriber_id = subscriber.id and kind in ('imported', 'recorded')
             order by request desc limit 1) as source
      from (
        select id, email, state, name, tags, requested_at as "requestedAt", paused_until as "pausedUntil", suppressed_at as "suppressedAt"
          from subscribers as subscriber
         where ${selectSubscribers(filter, today)} and ${from}
         order by subscriber.requested_at ${direction}, subscriber.id ${direction}
         limit ${pageSize + 1}
      ) as subscriber
     order by subscriber."requestedAt" ${direction}, subscriber.id ${direction}`
}

function placeOf({ requestedAt, id }: SubscriberRow): string {
  return `${requestedAt.toISOString()}_${id}`
}

function readPlace(place: string | undefined): Place | null {
  const [at = '', id = ''] = place?.split('_') ?? []
  const requestedAt = new Date(at)
  return Number.isNaN(requestedAt.getTime()) || id === '' ? null : { requestedAt, id }
}
