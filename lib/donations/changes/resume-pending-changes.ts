import { db } from '../../db'
import { executeChange } from './execute-change'

/** After this time the web process has answered the donor, or it died. */
const settledMs = 60_000
/** After so many calls in a row without an answer from Stripe, the others wait for the next minute. */
const mostWaits = 3

/**
 * Resumes changes that were requested and not finished, because a process was killed or Stripe was away. Returns how
 * many were closed.
 */
export async function resumePendingChanges(now: Date): Promise<number> {
  const left = await db().donationChange.findMany({
    where: { state: 'asked', askedAt: { lt: new Date(now.getTime() - settledMs) } },
    select: { id: true },
    orderBy: [{ askedAt: 'asc' }, { number: 'asc' }],
    take: 100,
  })
  let [closed, waits] = [0, 0]
  for (const { id } of left) {
    if (waits === mostWaits) break
    if ((await executeChange(id, now)) === 'noted') waits += 1
    else closed += 1
  }
  return closed
}
