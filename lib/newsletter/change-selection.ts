import { inTransaction, type Queryable } from '../db'
import { recordAction } from '../staff/record-action'
import type { RecordedAction } from '../staff/rules'
import { endSubscription } from './end-subscription'
import { lockSubscriber } from './lock-subscriber'
import { suppressAddress } from './suppress-address'

export type SelectionChange =
  | { what: 'add_tag' | 'remove_tag'; tag: string }
  /** On their request: `reason` says how they asked, or why. */
  | { what: 'unsubscribe' | 'suppress'; reason: string }

export type Selection = { ids: readonly string[]; staffId: string; change: SelectionChange }

/** The most tags of one subscriber. */
const mostTags = 30

/**
 * Does one thing to the subscribers that staff ticked, in one transaction, with an audit entry for each whom it changed.
 * Done twice, it changes nothing the second time. Locked in the order of their ids, so that two people at once cannot
 * wait for each other.
 * @returns how many it changed
 */
export function changeSelection({ ids, staffId, change }: Selection, now: Date): Promise<number> {
  return inTransaction(async (transaction) => {
    let changed = 0
    for (const id of [...new Set(ids)].sort()) {
      if (!(await changeOne(transaction, { id, change, now }))) continue
      changed += 1
      const details = 'tag' in change ? { tag: change.tag } : { reason: change.reason }
      const recorded = { staffId, action: actions[change.what], subject: `subscriber:${id}` }
      await recordAction(transaction, { ...recorded, details, now })
    }
    return changed
  })
}

const actions: Record<SelectionChange['what'], RecordedAction> = {
  add_tag: 'subscribers.tag',
  remove_tag: 'subscribers.untag',
  unsubscribe: 'subscribers.unsubscribe',
  suppress: 'subscribers.suppress',
}

/** False if there was nothing to change, or the subscriber is gone. */
async function changeOne(
  transaction: Queryable,
  { id, change, now }: { id: string; change: SelectionChange; now: Date },
): Promise<boolean> {
  const subscriber = await lockSubscriber(transaction, id)
  if (subscriber === null) return false
  switch (change.what) {
    case 'add_tag':
      return (
        (await transaction.$executeRaw`
        update subscribers set tags = array_append(tags, ${change.tag})
         where id = ${id}::uuid and not tags @> array[${change.tag}]::text[] and cardinality(tags) < ${mostTags}`) >
        0
      )
    case 'remove_tag':
      return (
        (await transaction.$executeRaw`
        update subscribers set tags = array_remove(tags, ${change.tag})
         where id = ${id}::uuid and tags @> array[${change.tag}]::text[]`) > 0
      )
    case 'unsubscribe':
      return endSubscription(transaction, { id, now })
    case 'suppress':
      if (subscriber.suppressedAt !== null) return false
      await suppressAddress(transaction, { email: subscriber.email, reason: 'staff', now })
      return true
  }
}
