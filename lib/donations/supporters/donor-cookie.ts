import { settings } from '../../env'
import { knownMinutes } from '../rules'

type Name = 'known-donor' | 'donation-link'

/** `__Host-`: no other host, not even a subdomain, can set this cookie. */
export function donorCookieName(name: Name): string {
  return isSecure() ? `__Host-${name}` : name
}

/** A cookie by which a donor is known (docs/decisions/0022-who-a-browser-is.md). */
export function donorCookie(name: Name, { value, minutes }: { value: string; minutes: number }) {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: minutes * 60 } as const
  return { name: donorCookieName(name), value, ...options, secure: isSecure() }
}

/** The donor's own link, so that its proof expires with the link. */
export function linkCookie(token: string) {
  return donorCookie('donation-link', { value: token, minutes: knownMinutes })
}

function isSecure(): boolean {
  return settings().SITE_URL.startsWith('https:')
}
