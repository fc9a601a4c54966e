import type { IncomingMessage } from 'node:http'
import { ownRequestHeader, ownRequestMark } from './own-requests'

/** Headers in which a proxy, or Next itself, describes a client or a route. From outside they could be forged. */
const hearsay =
  /^(forwarded$|x-forwarded-|x-real-ip$|x-middleware-|x-nextjs-|x-next-|next-resume$|x-now-|x-invoke-|x-matched-path$|x-action-forwarded$|x-prerender-|x-vercel-|x-path$|x-form-came-back$|x-client-)/

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** The client's address and country: see client-ip.ts and client-country.ts. */
export type ClientNames = { ip: string; country: string }

/**
 * Rewrites a request to name SITE_URL, whatever its Host header says: a proxy may pass on its own name for us, and a
 * forged name has no effect. Removes what else the request claims of itself.
 */
export function nameSite(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { siteUrl, ip, country }: ClientNames & { siteUrl: string },
): void {
  for (const name of Object.keys(headers)) if (hearsay.test(name)) Reflect.deleteProperty(headers, name)
  const site = new URL(siteUrl)
  headers['x-client-ip'] = ip
  headers['x-client-country'] = country
  headers[ownRequestHeader] = ownRequestMark()
  headers.host = site.host
  headers['x-forwarded-host'] = site.host
  headers['x-forwarded-proto'] = site.protocol.slice(0, -1)
  // A site on this machine has several names (such as localhost); each of them counts as the origin of SITE_URL.
  if (headers.origin !== undefined && isSiteOrigin(headers.origin, siteUrl)) headers.origin = site.origin
}

/** True for the origin of SITE_URL. */
export function isSiteOrigin(origin: string, siteUrl: string): boolean {
  if (origin === siteUrl) return true
  if (!URL.canParse(origin)) return false
  const [given, site] = [new URL(origin), new URL(siteUrl)]
  const isSamePlace = given.protocol === site.protocol && given.port === site.port
  return isSamePlace && loopback.test(given.hostname) && loopback.test(site.hostname)
}
