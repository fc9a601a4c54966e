import { inTransaction, type Prisma } from '../db'
import { addJob } from '../jobs'
import { changeActions } from '../newsletter/by-staff/change-selection'
import type { SelectionChange } from '../newsletter/by-staff/change-subscribers'
import { refuse, succeed, type Result } from '../result'
import { recordAction } from '../staff/record-action'

/**
 * Starts a selection that a person has seen the number of, with its audit entry and its job in the same transaction.
 * Pressed twice, or by two people, it starts once; `tick` queues it again if its job is lost.
 */
export function startSelection(
  { selectionId, staffId }: { selectionId: string; staffId: string },
  now: Date,
): Promise<Result<void, { reason: 'unknown' | 'stopped' }>> {
  return inTransaction(async (transaction) => {
    const [found] = await transaction.$queryRaw<{ state: string }[]>`
      select state::text from selections where id = ${selectionId}::uuid for update`
    if (found === undefined) return refuse({ reason: 'unknown' })
    if (found.state === 'stopped') return refuse({ reason: 'stopped' })
    if (found.state !== 'asked') return succeed(undefined)
    const selection = await transaction.selection.update({
      where: { id: selectionId },
      data: { state: 'running', staffId, startedAt: now },
    })
    const { q, ...filter } = selection.filter as Prisma.JsonObject
    const { what, tag, reason, members } = selection
    // People who read the log need not know which address was searched for.
    const details = {
      subscribers: members,
      ...(tag === null ? { reason } : { tag }),
      matching: { ...filter, ...(q ? { isSearch: true } : {}) } as Prisma.InputJsonObject,
    }
    const action = changeActions[what as SelectionChange['what']]
    await recordAction(transaction, { staffId, action, subject: `selection:${selectionId}`, details, now })
    await touch(transaction, selectionId)
    await addJob(transaction, 'run-selection', { key: selectionId, payload: { selectionId } })
    return succeed(undefined)
  })
}

function touch(transaction: Prisma.TransactionClient, id: string): Promise<number> {
  return transaction.$executeRaw`update selections set moved_at = clock_timestamp() where id = ${id}::uuid`
}
