import { settings } from './env'

type Query = Record<string, string | undefined>

/** A path of this site with its query; undefined values are left out. */
export function path(pathname: `/${string}`, query: Query = {}): string {
  const present = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const search = new URLSearchParams(present).toString()
  return search === '' ? pathname : `${pathname}?${search}`
}

/**
 * The same with `SITE_URL` in front, for mails, feeds and Stripe. Never uses the Host header, which anybody can forge.
 */
export function siteUrl(pathname: `/${string}`, query: Query = {}): string {
  return settings().SITE_URL + path(pathname, query)
}

/** None of our paths contains these: a browser, a proxy or a server may read them as another `/`, or strip them. */
const trickInPath = /\/\/|\\|%2f|%5c|%[01][\da-f]|%7f/i

/**
 * A path of this site with its query, as a browser will resolve it. Null if it leads to another site. Checked after
 * resolving, because only then is `/x/..//host` another host.
 */
export function ownPath(given: string | undefined): `/${string}` | null {
  if (!given?.startsWith('/') || hasOddCharacters(given)) return null
  const { SITE_URL } = settings()
  if (!URL.canParse(given, SITE_URL)) return null
  const { origin, pathname, search, hash } = new URL(given, SITE_URL)
  if (origin !== SITE_URL || trickInPath.test(pathname)) return null
  return `/${pathname.slice(1)}${search}${hash}`
}

/**
 * White space and control characters, which browsers strip from a URL, and the backslash, which they turn into a slash.
 */
function hasOddCharacters(given: string): boolean {
  return /[\s\\\p{Cc}]/u.test(given)
}

/** The links at the foot of every mail. */
export function footLinks(): { siteUrl: string; safetyUrl: string } {
  return { siteUrl: siteUrl('/'), safetyUrl: `${siteUrl('/privacy')}#safety` }
}
