import { readFileSync } from 'node:fs'
import { writeWhole } from '../folder'

/** The clock cannot go back, because what has happened cannot be undone. Stripe's test clocks only go forward, too. */
export class BackwardError extends Error {
  override name = 'BackwardError'
}

export type Clock = {
  now: () => Date
  /** Sets the clock to `instant`, from where it runs on. @throws {BackwardError} if `instant` is in its past */
  moveTo: (instant: Date) => void
}

/**
 * A clock that runs at the system's speed, ahead of it by as much as it was moved.
 * @param file keeps the offset across restarts; without it, nothing is kept
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
          `The clock is at ${present().toISOString()} and cannot go back to ${instant.toISOString()}.`,
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
