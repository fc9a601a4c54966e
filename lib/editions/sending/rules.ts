import type { Day } from '../../days'

/** What stands in an edition's bytes where each reader's own tokens come. */
export type LinkTokens = { unsubscribe: string; preferences: string }

/**
 * As long as a signed token (lib/tokens.ts: a uuid, ".0.", a signature), of the same letters and with its dots at the
 * same distances, so that a mail is laid out once for all its readers.
 */
export const linkPlaceholders: LinkTokens = {
  unsubscribe: placeholder('unsubscribe'),
  preferences: placeholder('preferences'),
}

function placeholder(purpose: string): string {
  return `${`token-to-${purpose}-`.padEnd(36, 'x')}.0.${'of-each-reader-'.repeat(3).slice(0, 43)}`
}

/** The bytes with a reader's tokens in their places; or with anything else, for whoever is no reader of it. */
export function fillPlaceholders(bytes: string, tokens: LinkTokens): string {
  return bytes
    .replaceAll(linkPlaceholders.unsubscribe, tokens.unsubscribe)
    .replaceAll(linkPlaceholders.preferences, tokens.preferences)
}

/** How many rows a connection holds as *sending* at most: so many mails are uncertain where a process dies. */
export const claimSize = 25

/**
 * How many a line takes next, after it has handed over `count` in `ms`: what it sends in a second, so that a death at
 * a slow server leaves few behind of whom nobody knows.
 */
export function sizeAfter({ count, ms }: { count: number; ms: number }): number {
  return Math.min(Math.max(Math.round((count * 1_000) / Math.max(ms, 1)), 1), claimSize)
}

/** What a line takes first. */
export const firstSize = 5

/** How long a worker may hold them. */
export const leaseMs = 60_000

/** How long one mail may take from its first word to the server's last. */
export const handMs = 25_000

/** A mail is begun only if it can come to its end, and be noted, while the lease holds. */
export function mayBegin(heldMs: number): boolean {
  return heldMs + handMs + 5_000 <= leaseMs
}

/** An outcome waits that long for others to be written with it. */
export const noteMs = 100

/** So often a server may say "not now" to one mail; some three hours of trying. */
export const mostTries = 8

/** The pause after the server has said so for the `tries`th time: a minute at first, an hour in the end. */
export function pauseAfter(tries: number): number {
  return Math.min(60_000 * 2 ** (tries - 1), 3_600_000)
}

/** So many failures of the server in a row, and nothing is tried for a while. */
export const failuresToOpen = 5

/** So many refusals for now, of one mail after the other, and they are no longer about those mails: a provider's quota. */
export const denialsToFail = 20

/** How long, when the breaker opens for the `trips`th time in a row: half a minute at first, ten minutes in the end. */
export function breakerMs(trips: number): number {
  return Math.min(30_000 * 2 ** (trips - 1), 600_000)
}

/** While one connection tries whether the server is back, the others wait that long for its word. */
export const probeMs = handMs + 35_000

/** A sign of life is written no more often than that. */
export const beatMs = 10_000

/** An edition that is *sending* without a sign of life for that long waits for a person: a restored backup looks like that. */
export const silenceMinutes = 30

/** Lines go out a second's worth at a time, so that a low rate is even. */
export function piecesAt(ratePerMinute: number): number {
  return ratePerMinute === 0 ? claimSize : Math.min(Math.max(Math.round(ratePerMinute / 60), 1), claimSize)
}

/** How many mails of editions a new sender may send on a day: 200 on the first, then twice as many each day. */
export function warmUpAllowance(since: Day, today: Day): number {
  const days = Math.max(Math.round((Date.parse(today) - Date.parse(since)) / 86_400_000), 0)
  const allowance = 200 * 2 ** days
  return allowance > 100_000 ? Infinity : allowance
}
