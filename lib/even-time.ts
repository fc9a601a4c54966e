import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { settings } from './env'

/**
 * Does the work, and answers at the next full step (`ANSWER_STEP`) after it began. What is done for a known address and for an
 * unknown one differs by a query or a mail, and nobody who measures may be able to tell.
 */
export async function evenly<Value>(work: () => Promise<Value>): Promise<Value> {
  const stepMs = settings().ANSWER_STEP
  const begun = performance.now()
  try {
    return await work()
  } finally {
    const steps = Math.ceil((performance.now() - begun) / stepMs)
    await waitUntil(begun + steps * stepMs)
  }
}

/**
 * Timers are precise to a millisecond, which many measurements could tell apart. The last two milliseconds are counted
 * in turns of the event loop.
 */
async function waitUntil(deadline: number): Promise<void> {
  for (;;) {
    const left = deadline - performance.now()
    if (left <= 0) return
    await (left > 3 ? pause(left - 2) : nextTurn())
  }
}
