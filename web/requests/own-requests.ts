import type { IncomingHttpHeaders } from 'node:http'
import { isEqual } from '@/lib/secrets/is-equal'
import { fingerprint } from '@/lib/secrets/tokens'

/**
 * Next answers a server action that another page has by a request of its own to SITE_URL, with the headers of the first
 * one. Every form of ours is sent to the page that shows it, so such a request comes from an attacker or a broken
 * program, and answering it would cost a second connection. Each request that we hand to Next therefore carries this
 * mark, and one that arrives with it is refused. The mark is the same on every server.
 */
export const ownRequestHeader = 'x-own-request'

/** The value of the mark, which nobody outside knows. */
export function ownRequestMark(): string {
  return fingerprint('own-request', 'forwarded action')
}

/** True if Next sent this request, on this server or another. */
export function isOwnRequest(headers: IncomingHttpHeaders): boolean {
  const mark = headers[ownRequestHeader]
  return typeof mark === 'string' && isEqual(mark, ownRequestMark())
}
