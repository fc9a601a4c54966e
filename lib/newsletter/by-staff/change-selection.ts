import { inTransaction } from '../../db'
import type { RecordedAction } from '../../staff/rules'
import { changeSubscribers, type LockedPerson, type SelectionChange } from './change-subscribers'

export type Selection = { ids: readonly string[]; staffId: string; change: SelectionChange }

/** What the audit log calls it. */
export const changeActions: Record<SelectionChange['what'], RecordedAction> = {
  add_tag: 'subscribers.tag',
  remove_tag: 'subscribers.untag',
  unsubscribe: 'subscribers.unsubscribe',
  suppress: 'subscribers.suppress',
}

/**
 * Does one thing to the subscribers that staff ticked, in one transaction, with an audit entry for each whom it changed.
 * Done twice, it changes nothing the second time. Locked in the order of their ids, so that two people at once cannot
 * wait for each other.
 * @returns how many it changed
 */
export function changeSelection({ ids, staffId, change }: Selection, now: Date): Promise<number> {
  return inTransaction(async (transaction) => {
    const people = await transaction.$queryRaw<LockedPerson[]>`
      select id::text, email from subscribers where id = any (${[...ids]}::uuid[]) order by id for update`
    const changed = await changeSubscribers(transaction, { people, change, now })
    const details = 'tag' in change ? { tag: change.tag } : { reason: change.reason }
    await transaction.auditEntry.createMany({
      data: changed.toSorted().map((id) => {
        return { staffId, action: changeActions[change.what], subject: `subscriber:${id}`, details, at: now }
      }),
    })
    return changed.length
  })
}
