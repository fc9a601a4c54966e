/** How long a worker may hold a mail before another takes over, in milliseconds. */
export const leaseMs = 120_000

/** Three days of attempts, with pauses that grow from ten seconds to an hour. */
export const mostAttempts = 80

/** The pause before the next attempt, in milliseconds, after `attempts` have failed. */
export function pauseAfter(attempts: number): number {
  return Math.min(10_000 * 2 ** (attempts - 1), 3_600_000)
}

/** The least pause after a server said 5xx because of us: an immediate try would be refused too. */
export const longPauseMs = 300_000

/** How long a sent mail stays in the outbox: 30 days. */
export const keptMs = 30 * 86_400_000

/** After so many failures of the mail server in a row, the breaker opens and nothing is tried for a while. */
export const failuresToOpen = 5

/**
 * How long the breaker stays open when it opens for the `trips`th time in a row: half a minute at first, ten minutes at
 * most.
 */
export function breakerMs(trips: number): number {
  return Math.min(30_000 * 2 ** (trips - 1), 600_000)
}

/** While one mail tests whether the server is back, the others wait this long: longer than a try can take. */
export const probeMs = 90_000
