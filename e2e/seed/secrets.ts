import { createHmac, hkdfSync } from 'node:crypto'
import { keepSecrets } from '../../dev/secrets'

// Signs and hashes as the product does (lib/secrets/tokens.ts, lib/readers/session-store.ts), so that one row and one link
// are enough to seed a state. The journeys show that the links in the product's own mails work.

function secretOf(name: 'APP_SECRET' | 'NEXTAUTH_SECRET'): string {
  return process.env[name] ?? keepSecrets()[name]
}

function hmac(use: string, text: string): string {
  const key = Buffer.from(hkdfSync('sha256', secretOf('APP_SECRET'), '', use, 32))
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** The token of a link. Without `expiresAt` it never expires. */
export function signToken(
  purpose: string,
  { subject, expiresAt }: { subject: string; expiresAt?: Date | undefined },
): string {
  const claim = `${subject}.${expiresAt === undefined ? 0 : Math.floor(expiresAt.getTime() / 1000)}`
  return `${claim}.${hmac(`token:${purpose}`, claim)}`
}

/** A page's path with such a token, encoded as in the product's mails. */
export function signedPath(
  pathname: string,
  purpose: string,
  claim: { subject: string; expiresAt?: Date | undefined },
): string {
  return `${pathname}?${new URLSearchParams({ token: signToken(purpose, claim) }).toString()}`
}

export function fingerprint(purpose: string, value: string): string {
  return hmac(`fingerprint:${purpose}`, value)
}

/** The form in which the sessions table stores a cookie's token. */
export function hashSessionToken(token: string): string {
  return createHmac('sha256', secretOf('NEXTAUTH_SECRET')).update(`session:${token}`).digest('base64url')
}
