import { inTransaction } from '../../../db'
import { refuse, succeed, type Result } from '../../../result'
import { recordAction } from '../../../staff/record-action'
import { transition } from '../../state/transition'

export type ResendRefusal = { reason: 'nothing_uncertain' | 'not_sending' }

/**
 * Sends uncertain mails again. A person decides this, and accepts that some readers get the edition twice. A closed
 * edition is opened again. Pressed twice, it is done once.
 */
export function resendUncertain(
  { number, staffId }: { number: number; staffId: string },
  now: Date,
): Promise<Result<number, ResendRefusal>> {
  return inTransaction(async (transaction) => {
    const [edition] = await transaction.$queryRaw<{ state: string }[]>`
      select state::text from editions where number = ${number} for update`
    if (edition === undefined || !['sending', 'sent'].includes(edition.state)) {
      return refuse({ reason: 'not_sending' })
    }
    const count = await transaction.$executeRaw`
      update deliveries
         set state = 'waiting', attempts = 0, next_attempt_at = null, lease_id = null, lease_until = null,
             outcome_at = null, last_error = null
       where edition_number = ${number} and state = 'uncertain'`
    if (count === 0) return refuse({ reason: 'nothing_uncertain' })
    const entry = { staffId, action: 'newsletter.resend_uncertain', details: { count }, now } as const
    const changes = { closedAt: null, heartbeatAt: now }
    if (edition.state === 'sent') {
      await transition(transaction, { number, from: ['sent'], to: 'sending', changes }, entry)
    } else {
      await transaction.edition.update({ where: { number }, data: changes })
      await recordAction(transaction, { ...entry, subject: `edition:${number}` })
    }
    return succeed(count)
  })
}
