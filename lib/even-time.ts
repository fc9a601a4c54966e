import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'

/**
 * How coarse the time of an answer is: well above what any of the paths within takes, also on a machine that is
 * overloaded. With 100 a busy one told apart whoever gets a mail and whoever gets none.
 */
const stepMs = 500

/**
 * Does the work, and answers at the next full step after it began. What is done for a known address and for an
 * unknown one differs by a query or a mail, and whoever measures must not be able to tell.
 */
export async function evenly<Value>(work: () => Promise<Value>): Promise<Value> {
  const begun = performance.now()
  try {
    return await work()
  } finally {
    const steps = Math.ceil((performance.now() - begun) / stepMs)
    await waitUntil(begun + steps * stepMs)
  }
}

/** Timers keep to a millisecond, which many measurements would see through; the last two are counted in turns of the loop. */
async function waitUntil(deadline: number): Promise<void> {
  for (;;) {
    const left = deadline - performance.now()
    if (left <= 0) return
    await (left > 3 ? pause(left - 2) : nextTurn())
  }
}
