import { inTransaction } from '../db'
import { suppressionHash } from '../readers/queries'
import { refuse, succeed, type Result } from '../result'
import { recordAction } from '../staff/record-action'

export type Bar = { subscriberId: string; staffId: string }

/**
 * Bars an address: nothing of the newsletter goes there any more, whoever asks for it. Done twice it is done once. Its
 * hash outlives the subscriber, so that no import and no sign-up brings it back.
 */
export function barAddress(
  { subscriberId, staffId }: Bar,
  now: Date,
): Promise<Result<void, { reason: 'unknown' }>> {
  return inTransaction(async (transaction) => {
    const [barred] = await transaction.$queryRaw<{ email: string; request: number }[]>`
      update subscribers set suppressed_at = ${now}, suppressed_why = 'staff'
       where id = ${subscriberId}::uuid and suppressed_at is null
      returning email, request`
    if (barred === undefined) {
      const known = await transaction.subscriber.findUnique({ where: { id: subscriberId } })
      return known === null ? refuse({ reason: 'unknown' }) : succeed(undefined)
    }
    const addressHash = suppressionHash(barred.email)
    await transaction.suppression.createMany({
      data: { addressHash, reason: 'staff', at: now },
      skipDuplicates: true,
    })
    const consent = { subscriberId, request: barred.request, kind: 'suppressed', at: now } as const
    await transaction.consentEvent.createMany({ data: consent, skipDuplicates: true })
    const subject = `subscriber:${subscriberId}`
    await recordAction(transaction, { staffId, action: 'subscribers.suppress', subject, now })
    return succeed(undefined)
  })
}
