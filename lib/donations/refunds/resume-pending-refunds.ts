import { db } from '../../db'
import { log } from '../../log'
import { executeRefund } from './execute-refund'

/** After this time the web process has answered the staff member, or it died. */
const settledMs = 60_000

/**
 * Resumes refunds that staff ordered and Stripe has not made, because a process was killed or Stripe was away. One
 * order that fails does not hold up the others. Returns how many were closed.
 */
export async function resumePendingRefunds(now: Date): Promise<number> {
  const left = await db().refundOrder.findMany({
    where: { state: 'ordered', orderedAt: { lt: new Date(now.getTime() - settledMs) } },
    select: { id: true },
    orderBy: { orderedAt: 'asc' },
    take: 50,
  })
  let closed = 0
  for (const { id } of left) {
    try {
      const { outcome, isStripeAway } = await executeRefund(id, now)
      if (isStripeAway) break
      if (outcome !== 'waiting') closed += 1
    } catch (error) {
      log.error('refund_order.failed', error, { order: id })
    }
  }
  return closed
}
