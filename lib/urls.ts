import { settings } from './env'

type Query = Record<string, string | undefined>

/** A path of this site with its query; what is undefined is left out. */
export function path(pathname: `/${string}`, query: Query = {}): string {
  const present = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const search = new URLSearchParams(present).toString()
  return search === '' ? pathname : `${pathname}?${search}`
}

/** The same with `SITE_URL` before it, for mails, feeds and Stripe: never from the Host header, which anyone may write. */
export function siteUrl(pathname: `/${string}`, query: Query = {}): string {
  return settings().SITE_URL + path(pathname, query)
}

/** What no path of ours has: what a browser, a proxy or a server may read as another `/`, or strip. */
const trickInPath = /\/\/|\\|%2f|%5c|%[01][\da-f]|%7f/i

/**
 * A path of this site with its query, as a browser will resolve it, or null: a link or a form of ours must not lead
 * anybody elsewhere. Judged after resolving, because `/x/..//host` is another host only then.
 */
export function ownPath(given: string | undefined): `/${string}` | null {
  if (!given?.startsWith('/') || hasOddCharacters(given)) return null
  const { SITE_URL } = settings()
  if (!URL.canParse(given, SITE_URL)) return null
  const { origin, pathname, search, hash } = new URL(given, SITE_URL)
  if (origin !== SITE_URL || trickInPath.test(pathname)) return null
  return `/${pathname.slice(1)}${search}${hash}`
}

/** White space and control characters, which browsers strip from an address, and the backslash, which they turn. */
function hasOddCharacters(given: string): boolean {
  return /[\s\\\p{Cc}]/u.test(given)
}

/** The links at the foot of every mail. */
export function footLinks(): { siteUrl: string; safetyUrl: string } {
  return { siteUrl: siteUrl('/'), safetyUrl: `${siteUrl('/privacy')}#safety` }
}
