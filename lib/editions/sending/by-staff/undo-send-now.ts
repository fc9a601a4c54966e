import { inTransaction, type Queryable } from '../../../db'
import { dayOfDate } from '../../../days'
import { refuse, succeed, type Result } from '../../../result'
import { recordAction } from '../../../staff/record-action'
import { transition } from '../../state/transition'
import { refuseMove, type MoveRefusal } from '../../state/refuse-move'
import { hourOf } from '../../rules'

/**
 * Undoes "Send now" as long as no mail has left. The edition goes at its scheduled time or, if that has passed, is held
 * for a person.
 */
export function undoSendNow(
  { number, staffId }: { number: number; staffId: string },
  now: Date,
): Promise<Result<void, MoveRefusal>> {
  return inTransaction(async (transaction) => {
    const edition = await transaction.edition.findUnique({ where: { number } })
    if (edition === null) return refuse({ reason: 'unknown' })
    const sendsAt = hourOf(dayOfDate(edition.dueOn))
    const isReversed =
      sendsAt > now
        ? await goBack(transaction, { number, staffId, sendsAt, now })
        : await transition(
            transaction,
            {
              number,
              from: ['approved'],
              to: 'held',
              reason: 'undone',
              where: { isSendNow: true },
              changes: { isSendNow: false },
            },
            { staffId, action: 'newsletter.undo-send-now', now },
          )
    return isReversed ? succeed(undefined) : refuseMove(transaction, { number, to: ['approved', 'held'] })
  })
}

async function goBack(
  transaction: Queryable,
  { number, staffId, sendsAt, now }: { number: number; staffId: string; sendsAt: Date; now: Date },
): Promise<boolean> {
  const { count } = await transaction.edition.updateMany({
    where: { number, state: 'approved', isSendNow: true },
    data: { sendsAt, isSendNow: false },
  })
  if (count > 0) {
    const subject = `edition:${number}`
    await recordAction(transaction, { staffId, action: 'newsletter.undo-send-now', subject, now })
  }
  return count > 0
}
