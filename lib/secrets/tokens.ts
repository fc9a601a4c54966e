import { createHmac, hkdfSync } from 'node:crypto'
import { settings } from '../env'
import { isEqual } from './is-equal'
import { refuse, succeed, type Result } from '../result'

/** What a link may do. Each purpose has its own key, so a link is valid for one purpose only. */
export type Purpose =
  | 'confirm-subscription'
  | 'unsubscribe'
  | 'preferences'
  | 'leave-old-address'
  | 'take-new-address'
  | 'confirm-reminder'
  | 'cancel-reminder'
  | 'change-card'
  | 'reverse-duplicate'
  | 'enter-code'
  | 'manage-donation'
  | 'continue-donation'
  | 'confirm-donation-address'
  | 'retry-donation'

export type TokenRefusal = { reason: 'unknown' } | { reason: 'expired'; subject: string }

/**
 * A signed token for a URL: subject, expiry (UTC seconds, 0 for never) and an HMAC-SHA256 over both. We do not store
 * it, so a copy of the database contains no working link. It has no character that needs percent encoding: some mail
 * programs decode links, and that would change it.
 * @throws if `subject` contains anything but letters, digits, `-` and `_`
 */
export function signToken(
  purpose: Purpose,
  { subject, expiresAt }: { subject: string; expiresAt?: Date },
): string {
  if (!/^[\w-]+$/.test(subject))
    throw new Error(`A token for ${purpose} needs a subject without odd characters.`)
  const claim = `${subject}.${expiresAt ? Math.floor(expiresAt.getTime() / 1000) : 0}`
  return `${claim}.${signatureOf(purpose, claim)}`
}

/**
 * The subject of a token that we signed for this purpose. An expired token still names its subject. Mail programs and
 * people put characters around a link; without them the token is read all the same, because the signature decides.
 */
export function readToken(purpose: Purpose, token: string, now: Date): Result<string, TokenRefusal> {
  const whole = [token, ...tokensIn(token)].find((text) => isSigned(purpose, text))
  if (whole === undefined) return refuse({ reason: 'unknown' })
  const [subject = '', expires = ''] = whole.split('.')
  const isExpired = expires !== '0' && now.getTime() > Number(expires) * 1000
  return isExpired ? refuse({ reason: 'expired', subject }) : succeed(subject)
}

function isSigned(purpose: Purpose, token: string): boolean {
  const [subject = '', expires = '', signature = '', ...rest] = token.split('.')
  return rest.length === 0 && isEqual(signature, signatureOf(purpose, `${subject}.${expires}`))
}

/** Far longer than any token of ours with what may stand around it. */
const longestToken = 1_000

/**
 * What a mangled token may have been: without `&amp;`, `&gt;`, `%3E`, a bracket, a quotation mark or a dot behind it, the
 * line ends and `=` of quoted-printable inside it, its `=3D` before it, and spaces that nobody sees. A token ends with
 * the 43 characters of its signature, so what follows them was added.
 */
function tokensIn(text: string): string[] {
  const joined = text
    .slice(0, longestToken)
    .replace(/%2e/gi, '.')
    .replace(/[=\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, '')
  const [found = ''] = /[\w-]{1,100}\.\d{1,12}\.[\w-]{43}/.exec(joined) ?? []
  return found === '' ? [] : [found, found.replace(/^3d/i, '')]
}

/** The subject of a link to one of several items: the id they belong to, and the item's number. */
export function numberedSubject(id: string, number: number): string {
  return `${id}_${number}`
}

/** Reads what `numberedSubject` wrote. `id` contains no `_`; a UUID has none. */
export function splitSubject(subject: string): { id: string; number: number } {
  const [id = '', number = ''] = subject.split('_')
  return { id, number: Number(number) }
}

/** A keyed hash: enough to recognise a value again, useless to anybody who reads it. */
export function fingerprint(purpose: string, value: string): string {
  return createHmac('sha256', keyFor(`fingerprint:${purpose}`))
    .update(value)
    .digest('base64url')
}

function signatureOf(purpose: Purpose, claim: string): string {
  return createHmac('sha256', keyFor(`token:${purpose}`))
    .update(claim)
    .digest('base64url')
}

const keys = new Map<string, Buffer>()

/**
 * A separate key for each use, derived from APP_SECRET: a leaked key is useless elsewhere. Derived once per process.
 */
export function keyFor(info: string): Buffer {
  const known = keys.get(info)
  if (known !== undefined) return known
  const key = Buffer.from(hkdfSync('sha256', settings().APP_SECRET, '', info, 32))
  keys.set(info, key)
  return key
}
