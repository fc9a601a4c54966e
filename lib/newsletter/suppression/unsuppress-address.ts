import { inTransaction } from '../../db'
import { suppressionHash } from '../../readers/queries'
import { refuse, succeed, type Result } from '../../result'
import { recordAction } from '../../staff/record-action'

export type Unsuppression = { subscriberId: string; staffId: string; reason: string }

/**
 * Removes a suppression that was a mistake. This subscribes nobody: the reader counts as not confirmed, earlier links
 * do not work, and a new sign-up has to be confirmed.
 */
export function unsuppressAddress(
  { subscriberId, staffId, reason }: Unsuppression,
  now: Date,
): Promise<Result<void, { reason: 'unknown' | 'not_suppressed' }>> {
  return inTransaction(async (transaction) => {
    const [unsuppressed] = await transaction.$queryRaw<{ email: string }[]>`
      update subscribers
         set suppressed_at = null, suppressed_reason = null, unsuppressed_at = ${now}, soft_bounces = 0, request = request + 1,
             withdrawn_request = request + 1, requested_at = ${now},
             state = case state when 'confirmed' then 'unconfirmed' else state end
       where id = ${subscriberId}::uuid and suppressed_at is not null
      returning email`
    if (unsuppressed === undefined) {
      const known = await transaction.subscriber.findUnique({ where: { id: subscriberId } })
      return refuse({ reason: known === null ? 'unknown' : 'not_suppressed' })
    }
    await transaction.suppression.deleteMany({ where: { addressHash: suppressionHash(unsuppressed.email) } })
    const recorded = {
      staffId,
      action: 'subscribers.unsuppress',
      subject: `subscriber:${subscriberId}`,
    } as const
    await recordAction(transaction, { ...recorded, details: { reason }, now })
    return succeed(undefined)
  })
}
