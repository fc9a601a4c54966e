import { randomUUID } from 'node:crypto'
import { dayOf } from '../days'
import { inTransaction, type Prisma } from '../db'
import type { SubscriberFilter } from '../desk/schema'
import { selectSubscribers } from '../desk/subscribers/select-subscribers'
import type { SelectionChange } from '../newsletter/by-staff/change-subscribers'

export type Opened = { id: string; members: number }

/**
 * Stores who matches a search now, and what is to be done to them. Nothing is changed yet. Twice, there are two, and the
 * second one to run finds nothing to change. Half-way: nothing is stored. It is erased after two days if nobody starts it.
 */
export function openSelection(
  { filter, staffId, change }: { filter: SubscriberFilter; staffId: string; change: SelectionChange },
  now: Date,
): Promise<Opened> {
  const { standing, q, tag, from, until } = filter
  const search = Object.fromEntries(
    Object.entries({ standing, q, tag, from, until }).filter(([, value]) => value !== undefined),
  ) as Prisma.InputJsonObject
  const id = randomUUID()
  return inTransaction(async (transaction) => {
    await transaction.selection.create({
      data: { id, staffId, ...change, filter: search, members: 0, askedAt: now, movedAt: now },
    })
    const members = await transaction.$executeRaw`
      insert into selection_members (selection_id, subscriber_id)
      select ${id}::uuid, subscriber.id from subscribers as subscriber
       where ${selectSubscribers({ standing, q, tag, from, until, after: undefined, before: undefined }, dayOf(now))}
       order by subscriber.id`
    await transaction.selection.update({ where: { id }, data: { members } })
    return { id, members }
  })
}
