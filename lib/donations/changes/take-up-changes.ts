import { db } from '../../db'
import { carryOutChange } from './carry-out-change'

/** After this time the web process has answered the donor, or it died. */
const settledMs = 60_000
/** After so many calls in a row without an answer from Stripe, the others wait for the next minute. */
const mostWaits = 3

/**
 * Resumes changes that were requested and not finished, because a process was killed or Stripe was away. Returns how
 * many were closed.
 */
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
