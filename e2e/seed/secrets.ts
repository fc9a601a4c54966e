import { createHmac, hkdfSync } from 'node:crypto'
import { keepSecrets } from '../../dev/secrets'

// What the product signs and hashes (lib/tokens.ts, lib/readers/session-store.ts), done here by the same formulas:
// a state can then be seeded with one row and one link. That the product's own mails carry links that work is for the
// journeys to show.

function secretOf(name: 'APP_SECRET' | 'NEXTAUTH_SECRET'): string {
  return process.env[name] ?? keepSecrets()[name]
}

function hmac(use: string, text: string): string {
  const key = Buffer.from(hkdfSync('sha256', secretOf('APP_SECRET'), '', use, 32))
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** The token of a link; it never expires unless `expiresAt` is given. */
export function signToken(
  purpose: string,
  { subject, expiresAt }: { subject: string; expiresAt?: Date | undefined },
): string {
  const claim = `${subject}.${expiresAt === undefined ? 0 : Math.floor(expiresAt.getTime() / 1000)}`
  return `${claim}.${hmac(`token:${purpose}`, claim)}`
}

/** A page's path with such a token, encoded as the product's own mails have it. */
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

/** How the table of sessions holds the token of a cookie. */
export function hashSessionToken(token: string): string {
  return createHmac('sha256', secretOf('NEXTAUTH_SECRET')).update(`session:${token}`).digest('base64url')
}
