import { inTransaction } from '../../db'
import { addJob } from '../../jobs'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'
import type { Counts } from '../verdicts'

export type Approval = {
  importId: string
  staffId: string | null
  /** The decisions that the preview showed. */
  revision: number
  source: string
  asksToConfirm: boolean
}

/** `not_ready`: questions are open, or it was discarded. `changed`: the preview has changed since it was shown. */
export type ApprovalRefusal = { reason: 'unknown' | 'not_ready' | 'changed' }

/**
 * Starts an import that a person has seen the preview of. Pressed twice, or by two people, it starts once. Its job is in
 * the same transaction; `tick` queues it again if it is lost.
 */
export function approveImport(approval: Approval, now: Date): Promise<Result<void, ApprovalRefusal>> {
  const { importId, staffId, revision, source, asksToConfirm } = approval
  return inTransaction(async (transaction) => {
    const [found] = await transaction.$queryRaw<{ state: string; revision: number; preview: Counts }[]>`
      select state::text, revision, counts as preview from imports where id = ${importId}::uuid for update`
    if (found === undefined) return refuse({ reason: 'unknown' })
    if (found.state === 'importing' || found.state === 'done') return succeed(undefined)
    if (found.state !== 'staged') return refuse({ reason: 'not_ready' })
    if (found.revision !== revision) return refuse({ reason: 'changed' })
    await transaction.$executeRaw`
      update imports set state = 'importing', source = ${source}, asks_to_confirm = ${asksToConfirm}, taken = 0,
                         counts = '{}', approved_at = ${now}, moved_at = clock_timestamp()
       where id = ${importId}::uuid`
    const recorded = { staffId, action: 'subscribers.import', subject: `import:${importId}` } as const
    await recordAction(transaction, { ...recorded, details: { source, preview: found.preview }, now })
    await addJob(transaction, 'advance-import', { key: importId, payload: { importId } })
    return succeed(undefined)
  })
}
