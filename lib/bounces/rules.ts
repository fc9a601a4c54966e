import { cutText, redactAddresses } from '../addresses/redact-addresses'

/**
 * `policy_block`: a refusal that is about us, not about the address; it suppresses nobody. `left`: a reader asked by mail
 * to be taken off.
 */
export type MailEventKind = 'hard_bounce' | 'soft_bounce' | 'policy_block' | 'complaint' | 'left'

/** What an outside party reports about one mail to one address. */
export type MailReport = {
  /** "<provider>:<its own id>": a repeated report has the same id. */
  id: string
  kind: MailEventKind
  /** The address that bounced or complained; null if only the mail is named. */
  email: string | null
  /** The mail that the report is about, if it names one of ours. */
  mail: MailName | null
  /** The server's reply; addresses in it are redacted before it is stored. */
  detail: string
  /** Whom the refusing server knows as the recipient, if a bounce says it: behind a forwarding, somebody else. */
  finalRecipient?: string | null
  at: Date
}

/** Which edition to which subscriber. `sending`: 1 and up for a mail that came back and was sent again; else missing. */
export type EditionMailName = { editionNumber: number; subscriberId: string; sending?: number }
/**
 * An edition's mail, or a mail of the outbox: a confirmation, a receipt. The Message-ID or the return path names it. A
 * reader's own address for leaving names them alone.
 */
export type MailName = EditionMailName | { mailId: string } | { subscriberId: string }

/** A request to the endpoint for mail events, as plain values. `bytes` are the body as it was sent and signed. */
export type Incoming = {
  headers: (name: string) => string | null
  body: string
  bytes: Uint8Array
  now: Date
}

export type Received = 'stored' | 'ignored' | 'subscribed'
export type ReceiveRefusal = {
  reason: 'not_configured' | 'bad_signature' | 'bad_body' | 'stale' | 'replayed'
}

/** After so many soft bounces in a row, each of another mail, an address counts as gone. */
export const mostSoftBounces = 5

/** How many minutes a signed request is valid. */
export const toleranceMinutes = 5

/** Reads `<12.0193…@host>`, the Message-ID of an edition (`<12.0193….1@host>` if it was sent again), or `<0193…@host>`, that of another mail; null for any other. */
export function readMessageId(messageId: string | null | undefined): MailName | null {
  const found =
    /^\s*<?(?:(\d{1,9})\.)?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:\.([1-9]))?@[^\s<>@]+>?\s*$/.exec(
      (messageId ?? '').slice(0, 1_000),
    )
  const [, number, id, sending] = found ?? []
  if (id === undefined) return null
  if (number === undefined) return sending === undefined ? { mailId: id } : null
  const name = { editionNumber: Number(number), subscriberId: id }
  return sending === undefined ? name : { ...name, sending: Number(sending) }
}

/** True if the time is within the tolerance before or after now. `seconds` is UTC. */
export function isFresh(seconds: number, { now, minutes }: { now: Date; minutes: number }): boolean {
  return Math.abs(now.getTime() / 1000 - seconds) <= minutes * 60
}

const withZone = /(Z|GMT|UTC|[+-]\d\d:?\d\d)$/
const withoutZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/

/** None of our mails is older: an earlier instant, for example in the year 0000, is a mistake. */
const earliest = new Date('2000-01-01T00:00:00Z')

/**
 * Reads a provider's timestamp, as text or as seconds UTC. Returns `now` if it is invalid, in the future, or absurdly
 * early. A time without a zone is UTC: read in this machine's zone it would be hours off.
 */
export function readInstant(given: string | number | undefined, now: Date): Date {
  const instant = typeof given === 'number' ? new Date(given * 1000) : readText(given ?? '')
  return instant >= earliest && instant <= now ? instant : now
}

function readText(given: string): Date {
  const typed = given.slice(0, 100).trim()
  if (withoutZone.test(typed)) return new Date(`${typed.replace(' ', 'T')}Z`)
  return new Date(withZone.test(typed) ? typed : '')
}

/** How much of a server's reply we read: it comes from outside and may be as long as a mail. */
const mostWords = 2_000
const keptWords = 300

/** A server's reply as we store it: short, and without addresses. */
export function describeDetail(words: string): string {
  return redactAddresses(cutText(words, mostWords)).replace(/\s+/g, ' ').trim().slice(0, keptWords)
}
