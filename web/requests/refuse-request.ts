import type { IncomingMessage } from 'node:http'
import { bodyLimitOf } from '../forms/body-limits'
import { isApiRoute, isFormRoute, isMultipart, isUrlEncoded } from '../forms/forms'
import { isSiteOrigin } from './name-site'
import { isOwnRequest } from './own-requests'
import { isRouterState } from './router-state'
import { isEncodedUnreadable } from './unreadable'

/** Why a request is refused. web/answers/refusal.ts has the status and the text for each reason. */
export type RefusalReason =
  | 'bad_address'
  | 'bad_headers'
  | 'bad_body'
  | 'bad_method'
  | 'bad_encoding'
  | 'bad_type'
  | 'foreign_origin'
  | 'too_large'
  | 'too_slow'

const methods = ['GET', 'HEAD', 'POST']

/** Routes for programs, or for browsers from any site: each checks its callers itself. */
const openDoors = [
  '/api/stripe/webhook',
  '/api/mail/events',
  '/api/newsletter/unsubscribe',
  '/api/newsletter/clicks',
]

/**
 * Refuses what its request line and headers allow us to refuse, before any of the body is read. Null if the request is
 * fine.
 */
export function refuseRequest(
  { method = '', url = '', headers }: IncomingMessage,
  siteUrl: string,
): RefusalReason | null {
  if (isOwnRequest(headers)) return 'bad_body'
  if (!methods.includes(method)) return 'bad_method'
  if (!isAddress(url)) return 'bad_address'
  const routerState = headers['next-router-state-tree']
  if (routerState !== undefined && !isRouterState(String(routerState))) return 'bad_headers'
  return method === 'POST' ? refusePost({ headers, pathname: pathOf(url), siteUrl }) : refuseBody(headers)
}

/** The path of a request's URL, without its query. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '/'
}

/** A path on this site with its query, in readable text. */
function isAddress(url: string): boolean {
  if (!url.startsWith('/') || url.startsWith('//')) return false
  const pathname = pathOf(url)
  if (/%0[9ad]/i.test(pathname)) return false
  return !isEncodedUnreadable(pathname) && !isEncodedUnreadable(url.slice(pathname.length + 1))
}

/** A GET has no body. One that has may hide a second request in it. */
function refuseBody(headers: IncomingMessage['headers']): RefusalReason | null {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  return hasBody ? 'bad_body' : null
}

function refusePost({
  headers,
  pathname,
  siteUrl,
}: {
  headers: IncomingMessage['headers']
  pathname: string
  siteUrl: string
}): RefusalReason | null {
  const { origin, 'content-encoding': encoding = 'identity', 'content-length': length } = headers
  if (Number(length ?? 0) > bodyLimitOf(pathname, headers.cookie).mostBytes) return 'too_large'
  if (encoding.toLowerCase() !== 'identity') return 'bad_encoding'
  if (openDoors.includes(pathname)) return null
  if (isFile(pathname)) return 'bad_method'
  const isFromElsewhere =
    origin === undefined ? headers['sec-fetch-site'] === 'cross-site' : !isSiteOrigin(origin, siteUrl)
  if (isFromElsewhere) return 'foreign_origin'
  return isApiRoute(pathname) || isForm(headers, pathname) ? null : 'bad_type'
}

/** A picture, a script, a feed: the path of a page has no dot, and Next fails if a form is sent to a file. */
function isFile(pathname: string): boolean {
  return pathname.startsWith('/_next/') || /\.\w+$/.test(pathname)
}

/** A form as our pages send it: by the browser itself, or by Next's client. */
function isForm(headers: IncomingMessage['headers'], pathname: string): boolean {
  const type = headers['content-type'] ?? ''
  if (isMultipart(type)) return true
  if (headers['next-action'] !== undefined) return /^text\/plain\b/i.test(type)
  return isUrlEncoded(type) && isFormRoute(pathname)
}
