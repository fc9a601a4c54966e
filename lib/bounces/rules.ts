import { cutText, redactAddresses } from '../redact-addresses'

/** `policy_block`: a refusal that is about us, not about the address; nobody is suppressed for it. */
export type MailEventKind = 'bounced_for_good' | 'bounced_for_now' | 'policy_block' | 'complained'

/** What an outside party reports about one mail to one address. */
export type MailReport = {
  /** "<provider>:<its own id>": told twice it is the same. */
  id: string
  kind: MailEventKind
  /** The address that bounced or complained; null where only the mail is named. */
  email: string | null
  /** The edition's mail that it was about, if one of ours is named. */
  mail: MailName | null
  /** The server's own words; addresses in them are blotted out before they are kept. */
  detail: string
  at: Date
}

/** Which edition to which subscriber: its Message-ID says both. */
export type MailName = { editionNumber: number; subscriberId: string }

/** A request to the door for mail events, as plain values. */
export type Incoming = { headers: (name: string) => string | null; body: string; now: Date }

export type Received = 'stored' | 'ignored' | 'subscribed'
export type ReceiveRefusal = {
  reason: 'not_configured' | 'bad_signature' | 'bad_body' | 'stale' | 'replayed'
}

/** So many bounces for now in a row, each of another mail, and an address counts as gone. */
export const mostSoftBounces = 5

/** A signed request is taken within these minutes. */
export const toleranceMinutes = 5

/** `<12.0193…@host>`, as an edition's mail is named; null for any other. */
export function readMessageId(messageId: string | null | undefined): MailName | null {
  const found = /^\s*<?(\d{1,9})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@[^\s<>@]+>?\s*$/.exec(
    (messageId ?? '').slice(0, 1_000),
  )
  const [, number, subscriberId] = found ?? []
  return number === undefined || subscriberId === undefined
    ? null
    : { editionNumber: Number(number), subscriberId }
}

/** True within the tolerance on either side of now. `seconds` is UTC. */
export function isFresh(seconds: number, { now, minutes }: { now: Date; minutes: number }): boolean {
  return Math.abs(now.getTime() / 1000 - seconds) <= minutes * 60
}

const withZone = /(Z|GMT|UTC|[+-]\d\d:?\d\d)$/
const withoutZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/

/** No mail of ours is older: an earlier instant, such as one of the year 0000, is a mistake. */
const earliest = new Date('2000-01-01T00:00:00Z')

/**
 * An instant as providers write one, in text or as seconds UTC; `now` where it is none, in the future, or absurdly
 * early. One that names no zone is UTC: read in the zone of this machine it would be off by hours.
 */
export function readInstant(given: string | number | undefined, now: Date): Date {
  const instant = typeof given === 'number' ? new Date(given * 1000) : readText(given ?? '')
  return instant >= earliest && instant <= now ? instant : now
}

function readText(given: string): Date {
  const typed = given.slice(0, 100).trim()
  const isReadable = withZone.test(typed) || withoutZone.test(typed)
  return new Date(!isReadable ? '' : withoutZone.test(typed) ? `${typed.replace(' ', 'T')}Z` : typed)
}

/** How much of a server's words is looked at: they come from outside, and may be as long as a mail. */
const mostWords = 2_000
const keptWords = 300

/** A server's words as we keep them: short, and without addresses. */
export function describeDetail(words: string): string {
  return redactAddresses(cutText(words, mostWords)).replace(/\s+/g, ' ').trim().slice(0, keptWords)
}
