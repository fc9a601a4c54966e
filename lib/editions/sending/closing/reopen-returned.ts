import { mostReturnHours } from '../../../bounces/return-rules'
import { db, inTransaction } from '../../../db'
import { transition } from '../../state/transition'

/**
 * Opens editions again that were closed and to which a provider gave mails back (lib/bounces/return-delivery.ts), so that
 * those are sent. Twice, or at once: a lock on the edition decides. Late: with the next tick. Returns how many.
 */
export async function reopenReturned(now: Date): Promise<number> {
  // A mail may have come back in the last minute in which it could.
  const oldest = new Date(now.getTime() - (mostReturnHours + 24) * 3_600_000)
  const closed = await db().edition.findMany({
    where: { state: 'sent', startedAt: { gte: oldest } },
    select: { number: true },
  })
  let reopened = 0
  for (const { number } of closed) if (await reopen(number, now)) reopened += 1
  return reopened
}

function reopen(number: number, now: Date): Promise<boolean> {
  return inTransaction(async (transaction) => {
    await transaction.$queryRaw`select from editions where number = ${number} for update`
    const count = await transaction.delivery.count({ where: { editionNumber: number, state: 'waiting' } })
    if (count === 0) return false
    const changes = { closedAt: null, heartbeatAt: now }
    return transition(
      transaction,
      { number, from: ['sent'], to: 'sending', changes },
      { staffId: null, action: 'newsletter.reopen', details: { count }, now },
    )
  })
}
