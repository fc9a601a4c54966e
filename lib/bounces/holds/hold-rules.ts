// When a domain refuses mail because of us (a blocklist, a policy, our content), sending to it slows, then waits, and
// the rest goes on. These are the limits. A hold ends when a mail that tries is accepted, or when staff end it.

/** After so many such refusals in a row, within `rowMinutes` of each other, the domain is held. */
export const refusalsToHold = 3
export const rowMinutes = 60

/**
 * Bounces about us come back hours after a relay accepted the mails. After so many of them within `rowMinutes`, the
 * domain is held for an hour at first.
 */
export const reportsToHold = 10

/** How many refusals of single mails that try make sending slow; after them it waits. */
const slowRefusals = 3
const [slowMs, firstWaitMs, longestWaitMs] = [20_000, 5 * 60_000, 4 * 3_600_000]

/** With this many refusals in a row a domain starts to wait for longer than a moment. */
const refusalsToWait = refusalsToHold + slowRefusals
/** A hold by bounces begins with a wait of about an hour. */
export const refusalsOfReports = refusalsToWait + 4

/**
 * How long nothing is sent to a domain after its `refusals`th refusal in a row, until one mail tries: 20 seconds
 * (slow), then 5 minutes, 10, 20 … 4 hours (waits). 0 before it is held.
 */
export function holdMs(refusals: number): number {
  if (refusals < refusalsToHold) return 0
  if (refusals < refusalsToWait) return slowMs
  return Math.min(firstWaitMs * 2 ** Math.min(refusals - refusalsToWait, 20), longestWaitMs)
}

/** True if it waits, false if it is only slow. */
export function isWaiting(refusals: number): boolean {
  return refusals >= refusalsToWait
}

/** While one mail tries, the others wait this long for the result. */
export const probeMs = 40_000

/** Mails of an edition that a domain has not taken for this long are given up: three days. */
export const mostHeldHours = 72

/** Staff get a mail for each domain of an edition, but for no more domains than this. */
export const mostAlerts = 5
