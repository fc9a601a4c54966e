import { db } from '../../db'
import { carryOutChange } from './carry-out-change'

/** Whoever asked is answered by then, or their web died. */
const settledMs = 60_000
/** Where Stripe does not answer so often in a row, the others can wait for the next minute. */
const mostWaits = 3

/** Takes up again what was asked and not finished: killed half-way, or Stripe was away. Returns how many are closed. */
export async function takeUpChanges(now: Date): Promise<number> {
  const left = await db().giftChange.findMany({
    where: { state: 'asked', askedAt: { lt: new Date(now.getTime() - settledMs) } },
    select: { id: true },
    orderBy: [{ askedAt: 'asc' }, { number: 'asc' }],
    take: 100,
  })
  let [closed, waits] = [0, 0]
  for (const { id } of left) {
    if (waits === mostWaits) break
    if ((await carryOutChange(id, now)) === 'noted') waits += 1
    else closed += 1
  }
  return closed
}
