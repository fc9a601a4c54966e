import { db } from '../../db'
import { log } from '../../log'
import { finishReversal } from './finish-reversal'
import { isPassing } from '../../stripe/errors'

/** After this time the web process has answered the donor, or it died. */
const settledMs = 60_000
/** After so many calls in a row without an answer from Stripe, the others wait for the next minute. */
const mostWaits = 3

/** Resumes reversals that a donor asked for and nobody finished. Returns how many were finished. */
export async function resumePendingReversals(now: Date): Promise<number> {
  const left = await db().duplicateDonation.findMany({
    where: { state: 'reversing', pressedAt: { lt: new Date(now.getTime() - settledMs) } },
    select: { secondId: true },
    orderBy: { pressedAt: 'asc' },
    take: 100,
  })
  let [finished, waits] = [0, 0]
  for (const { secondId } of left) {
    if (waits === mostWaits) break
    try {
      await finishReversal(secondId, now)
      finished += 1
    } catch (error) {
      log.error('duplicate_donation.reversal_failed', error, { donation: secondId })
      if (isPassing(error)) waits += 1
    }
  }
  return finished
}
