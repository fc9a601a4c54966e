import { inTransaction } from '../../db'
import { addJob } from '../../jobs'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'

export type Undo = { importId: string; staffId: string | null }

/** Starts the undo of a finished import, with its audit entry. Pressed twice, it starts once. */
export function startUndo(
  { importId, staffId }: Undo,
  now: Date,
): Promise<Result<void, { reason: 'unknown' | 'not_finished' }>> {
  return inTransaction(async (transaction) => {
    const [found] = await transaction.$queryRaw<{ state: string; approvedAt: Date | null }[]>`
      select state::text, approved_at as "approvedAt" from imports where id = ${importId}::uuid for update`
    if (found === undefined) return refuse({ reason: 'unknown' })
    if (found.state === 'undoing' || found.state === 'undone') return succeed(undefined)
    if (found.state !== 'done' || found.approvedAt === null) return refuse({ reason: 'not_finished' })
    await transaction.$executeRaw`
      update imports set state = 'undoing', moved_at = clock_timestamp() where id = ${importId}::uuid`
    const recorded = { staffId, action: 'subscribers.undo-import', subject: `import:${importId}` } as const
    await recordAction(transaction, { ...recorded, now })
    await addJob(transaction, 'advance-import', { key: importId, payload: { importId } })
    return succeed(undefined)
  })
}
