import { readFileSync } from 'node:fs'
import { writeWhole } from './folder'

/** Asked to go back: what has happened cannot be undone, and Stripe's test clocks go forward only, too. */
export class BackwardError extends Error {
  override name = 'BackwardError'
}

export type Clock = {
  now: () => Date
  /** From then on it runs on from `instant`. @throws {BackwardError} before the present of this clock */
  moveTo: (instant: Date) => void
}

/**
 * A clock that runs as the system's does, ahead of it by what it was moved.
 * @param file keeps how far ahead it is, across restarts; without it, nothing is kept
 * @param now the system's time
 */
export function createClock({
  file,
  now = () => new Date(),
}: { file?: string; now?: () => Date } = {}): Clock {
  let aheadMs = file === undefined ? 0 : readAhead(file)
  const present = () => new Date(now().getTime() + aheadMs)
  return {
    now: present,
    moveTo(instant) {
      const stepMs = instant.getTime() - present().getTime()
      if (stepMs < 0) {
        throw new BackwardError(
          `The clock stands at ${present().toISOString()} and cannot go back to ${instant.toISOString()}.`,
        )
      }
      aheadMs += stepMs
      if (file !== undefined) writeWhole(file, `${JSON.stringify({ aheadMs })}\n`)
    },
  }
}

function readAhead(file: string): number {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return 0
  }
  const { aheadMs } = JSON.parse(text) as { aheadMs?: unknown }
  if (typeof aheadMs === 'number' && aheadMs >= 0) return aheadMs
  throw new Error(`${file} does not say how far ahead the clock is. Remove it to start from the present.`)
}
