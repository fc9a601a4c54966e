import { db } from '../../db'
import { log } from '../../log'
import { carryOutRefund } from './carry-out-refund'

/** Whoever ordered it is answered by then, or their web died. */
const settledMs = 60_000

/**
 * Takes up again what the desk ordered and Stripe has not done: killed half-way, or Stripe was away. An order that
 * cannot be carried out keeps none of the others from it. Returns how many are closed.
 */
export async function takeUpRefunds(now: Date): Promise<number> {
  const left = await db().refundOrder.findMany({
    where: { state: 'ordered', orderedAt: { lt: new Date(now.getTime() - settledMs) } },
    select: { id: true },
    orderBy: { orderedAt: 'asc' },
    take: 50,
  })
  let closed = 0
  for (const { id } of left) {
    try {
      const { outcome, isStripeAway } = await carryOutRefund(id, now)
      if (isStripeAway) break
      if (outcome !== 'waiting') closed += 1
    } catch (error) {
      log.error('refund_order.failed', error, { order: id })
    }
  }
  return closed
}
