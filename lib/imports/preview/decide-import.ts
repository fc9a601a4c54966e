import { inTransaction } from '../../db'
import { addJob } from '../../jobs'
import { refuse, succeed, type Result } from '../../result'
import type { Decisions } from '../rules'

/**
 * Stores what a person decided about a file, and has it read again. Decided twice, the later decision counts: rows that
 * were staged under the earlier one are not used. Refused once the import has begun.
 */
export function decideImport(
  importId: string,
  decisions: Decisions,
): Promise<Result<void, { reason: 'unknown' | 'too_late' }>> {
  return inTransaction(async (transaction) => {
    const { count } = await transaction.import.updateMany({
      where: { id: importId, state: { in: ['uploaded', 'asked', 'mapped', 'staged', 'failed'] } },
      data: {
        decisions: decisions,
        revision: { increment: 1 },
        state: 'uploaded',
        lastError: null,
        taken: 0,
      },
    })
    if (count === 0) {
      const known = await transaction.import.count({ where: { id: importId } })
      return refuse({ reason: known === 0 ? 'unknown' : 'too_late' })
    }
    await transaction.$executeRaw`update imports set moved_at = clock_timestamp() where id = ${importId}::uuid`
    await addJob(transaction, 'advance-import', { key: importId, payload: { importId } })
    return succeed(undefined)
  })
}
