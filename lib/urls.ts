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

/** Only a path of this site, or null: a link or a form of ours must not lead a reader elsewhere. */
export function ownPath(given: string | undefined): `/${string}` | null {
  return given !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(given) ? (given as `/${string}`) : null
}

/** The links at the foot of every mail. */
export function footLinks(): { siteUrl: string; safetyUrl: string } {
  return { siteUrl: siteUrl('/'), safetyUrl: `${siteUrl('/privacy')}#safety` }
}
