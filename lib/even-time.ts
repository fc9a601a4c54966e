import { setTimeout as pause } from 'node:timers/promises'

/** How coarse the time of an answer is: well above what any of the paths within takes. */
const stepMs = 100

/**
 * Does the work, and answers at the next full step after it began. What is done for a known address and for an
 * unknown one differs by a query or a mail, and whoever measures must not be able to tell.
 */
export async function evenly<Value>(work: () => Promise<Value>): Promise<Value> {
  const begun = performance.now()
  try {
    return await work()
  } finally {
    await pause(stepMs - ((performance.now() - begun) % stepMs))
  }
}
