import { db } from '../db'
import { carryOutRefund } from './carry-out-refund'

/** Whoever ordered it is answered by then, or their web died. */
const settledMs = 60_000

/** Takes up again what the desk ordered and Stripe has not done: killed half-way, or Stripe was away. Returns how many are closed. */
export async function takeUpRefunds(now: Date): Promise<number> {
  const left = await db().refundOrder.findMany({
    where: { state: 'ordered', orderedAt: { lt: new Date(now.getTime() - settledMs) } },
    select: { id: true },
    orderBy: { orderedAt: 'asc' },
    take: 50,
  })
  let closed = 0
  for (const { id } of left) {
    // Where Stripe does not answer one, it will not answer the next.
    if ((await carryOutRefund(id, now)).outcome === 'noted') break
    closed += 1
  }
  return closed
}
