import { dayOf } from '../days'
import { inTransaction, type Prisma, type Queryable } from '../db'
import { subscriberFilterSchema } from '../desk/schema'
import { selectSubscribers } from '../desk/subscribers/select-subscribers'
import {
  changeSubscribers,
  type LockedPerson,
  type SelectionChange,
} from '../newsletter/by-staff/change-subscribers'
import { recordAction } from '../staff/record-action'
import { batchSize } from './rules'

/**
 * Does to each subscriber of a selection what staff ordered, batch by batch, in the order of their ids.
 *
 * - Twice, or on two machines at once: each batch is one transaction behind a lock on the selection, which also moves it
 *   on, so each subscriber has one turn.
 * - Late: who no longer matches the search when their turn comes is left alone, and so is who was not there when staff
 *   asked. The rows are locked first, so what a reader does meanwhile comes wholly before it or wholly after it.
 * - Half-way: the batches that were done stay, and another worker goes on with the next.
 */
export async function runSelection(
  selectionId: string,
  { now, size = batchSize }: { now: Date; size?: number },
): Promise<void> {
  let isMore = true
  while (isMore)
    isMore = await inTransaction((transaction) => takeBatch(transaction, { selectionId, now, size }))
}

type Turn = { selectionId: string; now: Date; size: number }
type Running = {
  what: SelectionChange['what']
  tag: string | null
  reason: string | null
  filter: Prisma.JsonObject
  lastId: string | null
}

/** False if it is over. */
async function takeBatch(transaction: Queryable, { selectionId, now, size }: Turn): Promise<boolean> {
  const [running] = await transaction.$queryRaw<Running[]>`
    select what, tag, reason, filter, last_id::text as "lastId"
      from selections where id = ${selectionId}::uuid and state = 'running' for update`
  if (running === undefined) return false
  const next = await transaction.selectionMember.findMany({
    where: { selectionId, ...(running.lastId === null ? {} : { subscriberId: { gt: running.lastId } }) },
    orderBy: { subscriberId: 'asc' },
    take: size,
    select: { subscriberId: true },
  })
  const lastId = next.at(-1)?.subscriberId
  if (lastId === undefined) {
    await finish(transaction, { selectionId, now })
    return false
  }
  const people = await lockMatching(transaction, { ids: next.map((each) => each.subscriberId), running, now })
  const changed = await changeSubscribers(transaction, { people, change: changeOf(running), now })
  await transaction.selectionMember.updateMany({
    where: { selectionId, subscriberId: { in: changed } },
    data: { isChanged: true },
  })
  await transaction.$executeRaw`
    update selections set last_id = ${lastId}::uuid, looked_at = looked_at + ${next.length},
                          changed = changed + ${changed.length}, moved_at = clock_timestamp()
     where id = ${selectionId}::uuid`
  return true
}

type Matching = { ids: string[]; running: Running; now: Date }

function lockMatching(transaction: Queryable, { ids, running, now }: Matching): Promise<LockedPerson[]> {
  const filter = { ...subscriberFilterSchema.parse(running.filter), ids }
  return transaction.$queryRaw`
    select subscriber.id::text, subscriber.email from subscribers as subscriber
     where ${selectSubscribers(filter, dayOf(now))}
     order by subscriber.id for update`
}

function changeOf({ what, tag, reason }: Running): SelectionChange {
  return what === 'add_tag' || what === 'remove_tag'
    ? { what, tag: tag ?? '' }
    : { what, reason: reason ?? '' }
}

/** Members whom it did not change are forgotten, and so is what was searched for. */
async function finish(
  transaction: Queryable,
  { selectionId, now }: { selectionId: string; now: Date },
): Promise<void> {
  const [ended] = await transaction.$queryRaw<{ changed: number; members: number }[]>`
    update selections set state = 'done', finished_at = ${now}, filter = filter - 'q', moved_at = clock_timestamp()
     where id = ${selectionId}::uuid
    returning changed, members`
  await transaction.selectionMember.deleteMany({ where: { selectionId, isChanged: false } })
  const subject = `selection:${selectionId}`
  const details = { changed: ended?.changed ?? 0, subscribers: ended?.members ?? 0 }
  await recordAction(transaction, {
    staffId: null,
    action: 'subscribers.selection-done',
    subject,
    details,
    now,
  })
}
