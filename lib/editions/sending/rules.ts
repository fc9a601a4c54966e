import type { Day } from '../../days'

/** The strings in an edition's bytes that each reader's own tokens replace. */
export type LinkTokens = { unsubscribe: string; preferences: string }

/**
 * As long as a signed token (lib/secrets/tokens.ts: a uuid, ".0.", a signature), with the same alphabet and dots in the same
 * places, so that a mail is rendered once for all its readers.
 */
export const linkPlaceholders: LinkTokens = {
  unsubscribe: placeholder('unsubscribe'),
  preferences: placeholder('preferences'),
}

function placeholder(purpose: string): string {
  return `${`token-to-${purpose}-`.padEnd(36, 'x')}.0.${'of-each-reader-'.repeat(3).slice(0, 43)}`
}

/** As long as the part before the @ of a reader's own address for leaving (lib/mail/return-path.ts). */
export const leavePlaceholder = `u-${'address-to-leave-by-mail'.padEnd(26, 'x')}-${'of-each-reader-by-mail'.slice(0, 20)}`

/** The bytes with a reader's tokens in place of the placeholders; or with other values where there is no reader. */
export function fillPlaceholders(bytes: string, tokens: LinkTokens): string {
  return bytes
    .replaceAll(linkPlaceholders.unsubscribe, tokens.unsubscribe)
    .replaceAll(linkPlaceholders.preferences, tokens.preferences)
}

/** How many rows a connection holds as *sending* at most; if a process dies, as many mails are uncertain. */
export const claimSize = 25

/**
 * How many mails a connection takes next, after it sent `count` in `ms`: one second's worth, so that a crash with a
 * slow server leaves few mails uncertain.
 */
export function sizeAfter({ count, ms }: { count: number; ms: number }): number {
  return Math.min(Math.max(Math.round((count * 1_000) / Math.max(ms, 1)), 1), claimSize)
}

/** How many mails a connection takes first. */
export const firstSize = 5

/** How long a worker may hold them. */
export const leaseMs = 60_000

/** How long one mail may take, from its first SMTP command to the last reply. */
export const handMs = 25_000

/** A mail is begun only if it can be finished and recorded while the lease is valid. */
export function mayBegin(heldMs: number): boolean {
  return heldMs + handMs + 5_000 <= leaseMs
}

/** How long an outcome waits so that others can be written with it. */
export const noteMs = 100

/** How often a server may refuse one mail temporarily: about three hours of tries. */
export const mostTries = 8

/** The pause after the `tries`th temporary refusal: a minute at first, an hour in the end. */
export function pauseAfter(tries: number): number {
  return Math.min(60_000 * 2 ** (tries - 1), 3_600_000)
}

/** After so many failures of the server in a row, sending stops for a while. */
export const failuresToOpen = 5

/** After so many temporary refusals in a row, the cause is no longer the single mail but a provider's quota. */
export const denialsToFail = 20

/**
 * How long sending stops when the circuit breaker opens for the `trips`th time in a row: half a minute at first, ten
 * minutes in the end.
 */
export function breakerMs(trips: number): number {
  return Math.min(30_000 * 2 ** (trips - 1), 600_000)
}

/** While one connection tests whether the server is back, the others wait this long for the result. */
export const probeMs = handMs + 35_000

/** The shortest time between two heartbeats. */
export const heartbeatMs = 10_000

/**
 * An edition that is *sending* and had no heartbeat for this long is held for a person: a restored backup looks like
 * that.
 */
export const silenceMinutes = 30

/** Connections take one second's worth at a time, so that a low rate is even. */
export function piecesAt(ratePerMinute: number): number {
  return ratePerMinute === 0 ? claimSize : Math.min(Math.max(Math.round(ratePerMinute / 60), 1), claimSize)
}

/** How many mails of editions a new sender may send on a day: 200 on the first, twice as many each following day. */
export function warmUpAllowance(since: Day, today: Day): number {
  const days = Math.max(Math.round((Date.parse(today) - Date.parse(since)) / 86_400_000), 0)
  const allowance = 200 * 2 ** days
  return allowance > 100_000 ? Infinity : allowance
}
