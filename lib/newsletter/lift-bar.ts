import { inTransaction } from '../db'
import { suppressionHash } from '../readers/queries'
import { refuse, succeed, type Result } from '../result'
import { recordAction } from '../staff/record-action'

export type Lift = { subscriberId: string; staffId: string; why: string }

/**
 * Removes a suppression that was a mistake. This subscribes nobody: the reader counts as not confirmed, earlier links
 * do not work, and a new sign-up has to be confirmed.
 */
export function liftBar(
  { subscriberId, staffId, why }: Lift,
  now: Date,
): Promise<Result<void, { reason: 'unknown' | 'not_barred' }>> {
  return inTransaction(async (transaction) => {
    const [lifted] = await transaction.$queryRaw<{ email: string }[]>`
      update subscribers
         set suppressed_at = null, suppressed_why = null, soft_bounces = 0, request = request + 1,
             withdrawn_request = request + 1, requested_at = ${now},
             state = case state when 'confirmed' then 'unconfirmed' else state end
       where id = ${subscriberId}::uuid and suppressed_at is not null
      returning email`
    if (lifted === undefined) {
      const known = await transaction.subscriber.findUnique({ where: { id: subscriberId } })
      return refuse({ reason: known === null ? 'unknown' : 'not_barred' })
    }
    await transaction.suppression.deleteMany({ where: { addressHash: suppressionHash(lifted.email) } })
    const recorded = { staffId, action: 'subscribers.lift', subject: `subscriber:${subscriberId}` } as const
    await recordAction(transaction, { ...recorded, details: { why }, now })
    return succeed(undefined)
  })
}
