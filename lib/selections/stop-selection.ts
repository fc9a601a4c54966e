import { inTransaction } from '../db'
import { recordAction } from '../staff/record-action'

/**
 * Stops a selection that runs, or discards one that waits. Who was changed before stays changed. A batch that is being
 * written is finished first. Twice, or after its end: nothing happens.
 */
export function stopSelection(
  { selectionId, staffId }: { selectionId: string; staffId: string },
  now: Date,
): Promise<void> {
  return inTransaction(async (transaction) => {
    const [stopped] = await transaction.$queryRaw<{ changed: number; members: number }[]>`
      update selections set state = 'stopped', finished_at = ${now}, filter = filter - 'q'
       where id = ${selectionId}::uuid and state in ('asked', 'running')
      returning changed, members`
    if (stopped === undefined) return
    await transaction.selectionMember.deleteMany({ where: { selectionId, isChanged: false } })
    const details = { changed: stopped.changed, subscribers: stopped.members }
    const subject = `selection:${selectionId}`
    await recordAction(transaction, {
      staffId,
      action: 'subscribers.selection-stopped',
      subject,
      details,
      now,
    })
  })
}
