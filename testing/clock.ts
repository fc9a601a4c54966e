import { createClock, type Clock } from '../dev/clock/clock'

/** Sets another start time for the clocks of a test run, as ISO 8601 with an offset. */
export const clockStartVariable = 'TEST_CLOCK_START'

/** A Wednesday noon far from any change of day, month or summer time, two days before an edition is due. */
const usualStart = '2026-11-25T10:00:00Z'

/** A clock that starts at a fixed instant and then runs at the system's speed. */
export function createTestClock(start = process.env[clockStartVariable] ?? usualStart): Clock {
  const startMs = Date.parse(start)
  if (Number.isNaN(startMs)) throw new Error(`${clockStartVariable} is not an instant: ${start}`)
  const begunMs = Date.now()
  return createClock({ now: () => new Date(startMs + Date.now() - begunMs) })
}
