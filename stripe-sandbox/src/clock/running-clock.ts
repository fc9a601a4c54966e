import { readFileSync, writeFileSync } from 'node:fs'

export type RunningClock = {
  now: () => Date
  /** Sets the clock to `instant`, from where it runs on. It never goes back. */
  moveTo: (instant: Date) => void
}

/**
 * A clock that runs at the system's speed, ahead of it by as much as it was moved.
 * @param file keeps the offset, in milliseconds, across restarts; without it nothing is kept
 * @throws if the file holds something else
 */
export function createRunningClock(file?: string): RunningClock {
  let aheadMs = file === undefined ? 0 : readAhead(file)
  return {
    now: () => new Date(Date.now() + aheadMs),
    moveTo(instant) {
      aheadMs = Math.max(aheadMs, instant.getTime() - Date.now())
      if (file !== undefined) writeFileSync(file, `${aheadMs}\n`)
    },
  }
}

function readAhead(file: string): number {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
  if (!/^\d+$/.test(text)) throw new Error(`${file} does not say how far ahead the clock is; delete it.`)
  return Number(text)
}
