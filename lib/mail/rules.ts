/** How long a worker may hold a mail before another takes it up, in milliseconds. */
export const leaseMs = 120_000

/** Three days of trying, with pauses that grow from ten seconds to an hour. */
export const mostAttempts = 80

/** The pause before the next attempt, in milliseconds, after `attempts` have failed. */
export function pauseAfter(attempts: number): number {
  return Math.min(10_000 * 2 ** (attempts - 1), 3_600_000)
}

/** How long a mail that has left stays in the outbox: 30 days. */
export const keptMs = 30 * 86_400_000
