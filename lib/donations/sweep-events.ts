import { inTransaction } from '../db'
import { addJob } from '../jobs'

/** Queues every stored event that was never finished: its job may have died with a worker. Returns how many. */
export function sweepEvents(now: Date): Promise<number> {
  return inTransaction(async (transaction) => {
    const waiting = await transaction.stripeEvent.findMany({
      where: { state: 'received', receivedAt: { lt: new Date(now.getTime() - 60_000) } },
      select: { id: true },
      orderBy: { receivedAt: 'asc' },
      take: 500,
    })
    for (const { id } of waiting)
      await addJob(transaction, 'sync-donation', { key: id, payload: { eventId: id } })
    return waiting.length
  })
}
