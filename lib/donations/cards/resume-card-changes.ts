import { db } from '../../db'
import { applyCardChange } from './apply-card-change'

/** Stripe keeps a page for a day. */
const keptMs = 2 * 86_400_000

/**
 * Once an hour: applies cards whose event was lost, and deletes what is older than two days. Returns how many pages it
 * asked Stripe about.
 */
export async function resumeCardChanges(now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs)
  await db().cardChange.deleteMany({ where: { askedAt: { lt: before } } })
  const open = await db().cardChange.findMany({
    where: { state: 'asked', checkoutSessionId: { not: null } },
    orderBy: { askedAt: 'asc' },
    take: 200,
  })
  for (const { id, checkoutSessionId } of open)
    await applyCardChange({ changeId: id, sessionId: checkoutSessionId ?? '' }, now)
  return open.length
}
