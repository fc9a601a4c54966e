import { dayOf } from '../../days'
import { db } from '../../db'
import { isId } from '../../donations/rules'
import { changeActions } from '../../newsletter/by-staff/change-selection'
import type { SelectionChange } from '../../newsletter/by-staff/change-subscribers'
import { listAuditEntries, type AuditEntry } from '../list-audit-entries'

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
  const [deliveries, events, entries, selections] = await Promise.all([
    listDeliveries(id),
    db().mailEvent.findMany({ where: { subscriberId: id }, orderBy: { at: 'desc' }, take: 50 }),
    listAuditEntries(`subscriber:${id}`),
    listSelections(id),
  ])
  const { pausedUntil } = subscriber
  const isPaused = pausedUntil !== null && pausedUntil.toISOString().slice(0, 10) > dayOf(now)
  return { ...subscriber, isPaused, deliveries, events, entries: [...entries, ...selections].sort(byTime) }
}

const byTime = (one: AuditEntry, other: AuditEntry) => other.at.getTime() - one.at.getTime()

/** What was done to this subscriber together with all who matched a search. */
async function listSelections(id: string): Promise<AuditEntry[]> {
  const selections = await db().selection.findMany({
    where: { people: { some: { subscriberId: id, isChanged: true } } },
    orderBy: { askedAt: 'desc' },
    take: 100,
  })
  const staff = await db().user.findMany({
    where: { id: { in: selections.map(({ staffId }) => staffId) } },
    select: { id: true, email: true },
  })
  return selections.map((selection) => ({
    id: selection.id,
    action: changeActions[selection.what as SelectionChange['what']],
    at: selection.startedAt ?? selection.askedAt,
    details: selection.tag === null ? { reason: selection.reason } : { tag: selection.tag },
    by: staff.find((person) => person.id === selection.staffId)?.email ?? null,
    isSystem: false,
  }))
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
