import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/log'
import { isMultipart } from '../forms/forms'
import { findDonorLink, keepDonorLink } from './donor-link'
import { isMissing, missingPage } from './missing-page'
import { isMail, mailPolicy, pagePolicy, steadyHeaders } from './page-headers'

type Request = Pick<IncomingMessage, 'headers' | 'method' | 'url'>
type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Next's handler, with every request prepared for it. If that fails, the answer is 500. */
export function preparePages(handle: Handle): Handle {
  return async (request, response) => {
    try {
      await preparePage(request, response)
    } catch (error) {
      log.error('web.request_failed', error, { method: request.method })
      response.statusCode = 500
      response.setHeader('Content-Type', 'text/plain; charset=utf-8')
      response.end('Something went wrong on our side. Try again in a minute.\n')
      return
    }
    await handle(request, response)
  }
}

/**
 * Prepares a request for Next, and the headers of its answer (docs/decisions/0037-pages-are-prepared-by-web.md).
 * @throws if the database cannot say whether the page exists
 */
async function preparePage(request: Request, response: ServerResponse): Promise<void> {
  const url = new URL(`http://site${request.url ?? '/'}`)
  // Build files never change, and are asked for often.
  if (url.pathname.startsWith('/_next/static/')) return
  addHeaders(request, response, url.pathname)
  tellPage(request, url)
  const [isGone, link] = await Promise.all([isMissing(url.pathname), findDonorLink(request.method, url)])
  if (isGone) request.url = missingPage
  if (link !== null) keepDonorLink(link, request, response)
}

function addHeaders({ headers }: Request, response: ServerResponse, pathname: string): void {
  const policy = isMail(pathname) ? mailPolicy : pagePolicy(randomBytes(16).toString('base64'))
  // Next takes the nonce for its own scripts from the policy in the request headers.
  headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
  for (const [name, value] of steadyHeaders()) response.setHeader(name, value)
  if (!isPrivate(pathname)) return
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('X-Robots-Tag', 'noindex')
}

/** Private pages must not be cached or indexed. */
function isPrivate(pathname: string): boolean {
  return /^\/(staff|account|sign-in|api\/auth)(\/|$)/.test(pathname)
}

/**
 * What a page of Next cannot see: its own address (app/_parts/requested-path.ts), and whether a form came back to it
 * without a script. If that page is the answer, the form has errors, because a success redirects
 * (app/_parts/page-title.ts).
 */
function tellPage({ headers, method }: Request, url: URL): void {
  // Next's client adds this to the address of a page.
  if (url.searchParams.has('_rsc')) url.searchParams.delete('_rsc')
  headers['x-path'] = url.pathname + url.search
  const isForm = isMultipart(headers['content-type'] ?? '')
  const isWithoutScript = headers['next-action'] === undefined
  headers['x-form-came-back'] = method === 'POST' && isForm && isWithoutScript ? '1' : '0'
}
