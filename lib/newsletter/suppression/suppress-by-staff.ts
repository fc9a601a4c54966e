import { inTransaction } from '../../db'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'
import { lockSubscriber } from '../lock-subscriber'
import { suppressAddress } from './suppress-address'

export type StaffSuppression = { subscriberId: string; staffId: string }

/**
 * Suppresses an address: the newsletter mails nothing to it any more. Repeating it changes nothing. Its hash outlives
 * the subscriber, so that no import and no sign-up brings it back.
 */
export function suppressByStaff(
  { subscriberId, staffId }: StaffSuppression,
  now: Date,
): Promise<Result<void, { reason: 'unknown' }>> {
  return inTransaction(async (transaction) => {
    const subscriber = await lockSubscriber(transaction, subscriberId)
    if (subscriber === null) return refuse({ reason: 'unknown' })
    if (subscriber.suppressedAt !== null) return succeed(undefined)
    await suppressAddress(transaction, { email: subscriber.email, reason: 'staff', now })
    const subject = `subscriber:${subscriberId}`
    await recordAction(transaction, { staffId, action: 'subscribers.suppress', subject, now })
    return succeed(undefined)
  })
}
