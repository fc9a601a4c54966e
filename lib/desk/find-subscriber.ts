import { dayOf } from '../days'
import { db } from '../db'
import { isId } from '../donations/rules'
import { listAuditEntries } from './list-audit-entries'

export type SubscriberStory = NonNullable<Awaited<ReturnType<typeof findSubscriber>>>

const latestEditions = 12

/** All newsletter data of one subscriber, or null if there is none. */
export async function findSubscriber(id: string, now: Date) {
  if (!isId(id)) return null
  const subscriber = await db().subscriber.findUnique({
    where: { id },
    include: {
      consents: { orderBy: { id: 'asc' } },
      addressChanges: { orderBy: { number: 'asc' } },
      welcomeMails: { orderBy: { step: 'asc' } },
    },
  })
  if (subscriber === null) return null
  const [deliveries, events, entries] = await Promise.all([
    listDeliveries(id),
    db().mailEvent.findMany({ where: { subscriberId: id }, orderBy: { at: 'desc' }, take: 50 }),
    listAuditEntries(`subscriber:${id}`),
  ])
  const { pausedUntil } = subscriber
  const isPaused = pausedUntil !== null && pausedUntil.toISOString().slice(0, 10) > dayOf(now)
  return { ...subscriber, isPaused, deliveries, events, entries }
}

/** The latest sent editions that were addressed to this reader, newest first. */
function listDeliveries(id: string) {
  return db().$queryRaw<
    { number: number; subject: string; state: string; outcomeAt: Date | null; lastError: string | null }[]
  >`
    select edition.number, edition.subject, delivery.state::text, delivery.outcome_at as "outcomeAt",
           delivery.last_error as "lastError"
      from (select number, subject from editions where audience is not null order by number desc limit ${latestEditions}) as edition
      join deliveries as delivery on delivery.edition_number = edition.number and delivery.subscriber_id = ${id}::uuid
     order by edition.number desc`
}
