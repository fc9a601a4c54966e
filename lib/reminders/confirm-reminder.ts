import { inTransaction } from '../db'
import { refuse, succeed, type Result } from '../result'
import { readToken, splitSubject } from '../secrets/tokens'

/** Confirms a reminder when the button on the link's page is pressed. A second press changes nothing. */
export async function confirmReminder(
  token: string,
  now: Date,
): Promise<Result<void, { reason: 'expired' | 'unknown' }>> {
  const read = readToken('confirm-reminder', token, now)
  if (!read.ok) return refuse({ reason: read.reason })
  const { id, number: request } = splitSubject(read.value)

  return inTransaction(async (transaction) => {
    const { count } = await transaction.reminder.updateMany({
      where: { id, request, state: 'unconfirmed' },
      data: { state: 'waiting', confirmedAt: now },
    })
    if (count > 0) return succeed(undefined)
    const reminder = await transaction.reminder.findUnique({ where: { id } })
    if (reminder === null) return refuse({ reason: 'unknown' })
    return reminder.state === 'waiting' ? succeed(undefined) : refuse({ reason: 'expired' })
  })
}
