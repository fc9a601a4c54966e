import { inTransaction } from '../../../db'
import { formatMoment } from '../../../days'
import { succeed, type Result } from '../../../result'
import { recordAction } from '../../../staff/record-action'
import { refuseMove, type MoveRefusal } from '../../state/refuse-move'
import { sendNowMinutes, minuteMs } from '../../rules'

/** Sends an approved edition early: in five minutes, until when this can be undone. */
export function sendNow(
  { number, staffId }: { number: number; staffId: string },
  now: Date,
): Promise<Result<void, MoveRefusal>> {
  return inTransaction(async (transaction) => {
    const sendsAt = new Date(now.getTime() + sendNowMinutes * minuteMs)
    const { count } = await transaction.edition.updateMany({
      where: { number, state: 'approved', isSendNow: false },
      data: { sendsAt, isSendNow: true },
    })
    // Pressed twice, it goes at the time of the first press.
    if (count === 0) return refuseMove(transaction, { number, to: ['approved'] })
    await recordAction(transaction, {
      staffId,
      action: 'newsletter.send-now',
      subject: `edition:${number}`,
      now,
      details: { at: formatMoment(sendsAt) },
    })
    return succeed(undefined)
  })
}
