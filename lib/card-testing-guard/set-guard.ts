import { inTransaction } from '../db'
import { recordAction } from '../staff/record-action'
import { limitOrder } from './rules'

/** `until` is when the setting expires; 'closed' expires after a day at the latest, 'auto' does not expire. */
export type CardGuardOverride = { mode: 'auto' | 'open' | 'closed'; until?: Date | null }

/**
 * Lets staff overrule the guard: 'open' asks everybody for a proof, 'closed' nobody, 'auto' lets it decide again. A
 * repeated setting changes nothing, but each one is in the audit log. The caller has checked the permission.
 */
export async function setGuard(
  { mode, until = null }: CardGuardOverride,
  { staffId, now }: { staffId: string; now: Date },
): Promise<void> {
  await inTransaction(async (transaction) => {
    const order = mode === 'auto' ? null : { ...limitOrder({ mode, until }, now), staffId, at: now }
    if (order === null) await transaction.cardGuardOverride.deleteMany()
    else await transaction.cardGuardOverride.upsert({ where: { id: 1 }, create: order, update: order })
    const details = { mode, until: order?.until?.toISOString() ?? null }
    await recordAction(transaction, { staffId, action: 'card_guard.set', subject: 'guard', details, now })
  })
}
