import { db } from '../../db'
import { log } from '../../log'
import { finishUndoing } from './finish-undoing'
import { isPassing } from '../../stripe/errors'

/** Whoever pressed has their answer by then, or their web died. */
const settledMs = 60_000
/** Where Stripe does not answer so often in a row, the others can wait for the next minute. */
const mostWaits = 3

/** Takes up again what a donor has pressed for and nobody finished. Returns how many are. */
export async function takeUpUndoings(now: Date): Promise<number> {
  const left = await db().doubleGift.findMany({
    where: { state: 'undoing', pressedAt: { lt: new Date(now.getTime() - settledMs) } },
    select: { secondId: true },
    orderBy: { pressedAt: 'asc' },
    take: 100,
  })
  let [finished, waits] = [0, 0]
  for (const { secondId } of left) {
    if (waits === mostWaits) break
    try {
      await finishUndoing(secondId, now)
      finished += 1
    } catch (error) {
      log.error('double_gift.unfinished', error, { donation: secondId })
      if (isPassing(error)) waits += 1
    }
  }
  return finished
}
