import { inTransaction, type Queryable } from '../db'
import { refuse, succeed, type Result } from '../result'
import { recordAction } from '../staff/record-action'

/** Discards a file before it is imported, with everything that was read from it. Done twice, it is done once. */
export function discardImport(
  { importId, staffId }: { importId: string; staffId: string | null },
  now: Date,
): Promise<Result<void, { reason: 'unknown' | 'too_late' }>> {
  return inTransaction(async (transaction) => {
    if (await eraseContents(transaction, importId)) {
      const recorded = {
        staffId,
        action: 'subscribers.discard-import',
        subject: `import:${importId}`,
      } as const
      await recordAction(transaction, { ...recorded, now })
      return succeed(undefined)
    }
    const found = await transaction.import.findUnique({ where: { id: importId }, select: { state: true } })
    if (found === null) return refuse({ reason: 'unknown' })
    return found.state === 'discarded' ? succeed(undefined) : refuse({ reason: 'too_late' })
  })
}

/** False if the import has begun, or was discarded before. */
export async function eraseContents(transaction: Queryable, importId: string): Promise<boolean> {
  const { count } = await transaction.import.updateMany({
    where: { id: importId, state: { in: ['uploading', 'uploaded', 'asked', 'mapped', 'staged', 'failed'] } },
    data: { state: 'discarded', survey: {}, decisions: {} },
  })
  if (count === 0) return false
  await transaction.importPiece.deleteMany({ where: { importId } })
  await transaction.importRejection.deleteMany({ where: { importId } })
  await transaction.$executeRaw`delete from import_lines where import_id = ${importId}::uuid`
  return true
}
