import type { IncomingMessage, ServerResponse } from 'node:http'
import { textIn, type Message, type ServerText } from '@/lib/languages/text'
import { plainPage } from './plain-page'
import { pathOf, type RefusalReason } from '../requests/refuse-request'
import { languageOf } from '../requests/take-language'
import { waysOn } from './ways-on'

type Words = { status: number; title: Message; heading: Message; next: Message }

const words: Record<RefusalReason, Words> = {
  bad_address: {
    status: 400,
    title: 'Bad address',
    heading: 'This address cannot be read',
    next: 'It contains characters that our addresses never contain. If you followed a link, it may be damaged: copy the whole link, or start at the front page.',
  },
  bad_headers: {
    status: 400,
    title: 'Bad request',
    heading: 'This request cannot be read',
    next: 'Load the page again. If that does not help, an add-on or a proxy may be changing what your browser sends.',
  },
  bad_body: {
    status: 400,
    title: 'Form not readable',
    heading: 'This form cannot be read',
    next: 'Nothing was stored and nothing was charged. Open the page again and send the form from there. If you followed a link, it may be incomplete.',
  },
  bad_type: {
    status: 415,
    title: 'Form not readable',
    heading: 'This form cannot be read',
    next: 'Nothing was stored and nothing was charged. Open the page again and send the form from there. If you followed a link, it may be incomplete.',
  },
  bad_encoding: {
    status: 415,
    title: 'Compressed form',
    heading: 'This form cannot be read',
    next: 'It was sent compressed, and we accept only uncompressed forms.',
  },
  bad_method: {
    status: 405,
    title: 'Not possible here',
    heading: 'This page cannot do that',
    next: 'You can only read this page. Open it again, or start at the front page.',
  },
  foreign_origin: {
    status: 403,
    title: 'Form not accepted',
    heading: 'This form did not come from our site',
    next: 'Nothing was stored and nothing was charged. Open the page here and send the form from there. If you did so, an add-on or a setting may be hiding from us where your forms come from. Allow it for this site, or use another browser.',
  },
  too_large: {
    status: 413,
    title: 'Too large',
    heading: 'This is too long for the form',
    next: 'Nothing was stored. Go back one page: your browser still has what you typed. Make it shorter, and send it again.',
  },
  too_slow: {
    status: 408,
    title: 'Form incomplete',
    heading: 'Only part of the form arrived',
    next: 'Nothing was stored and nothing was charged. The connection may be slow. Go back one page: your browser still has what you typed. Then send it again.',
  },
}

/** How long we discard the rest of a refused request before we close its connection. */
const lingerMs = 5_000

/**
 * Answers a request that is not taken: with a page that says how to go on where a browser asked for one, with JSON
 * for programs. The answer leaves before the rest of the request has arrived, so that the client can read it.
 */
export function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  reason: RefusalReason,
): void {
  const { status, headers, body } = wantsPage(request) ? pageOf(request, reason) : jsonOf(request, reason)
  if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST')
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
  )
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.writeHead(status).end(request.method === 'HEAD' ? '' : body)
  passOver(request)
}

/** Reads and discards the rest of a request, for a limited time. */
export function passOver(request: IncomingMessage): void {
  if (request.complete) return
  request.resume()
  setTimeout(() => {
    if (!request.complete) request.socket.destroy()
  }, lingerMs).unref()
}

function wantsPage({ url = '', headers }: IncomingMessage): boolean {
  return (
    !url.startsWith('/api/stripe') &&
    !url.startsWith('/api/mail') &&
    Boolean(headers.accept?.includes('text/html'))
  )
}

function jsonOf(request: IncomingMessage, reason: RefusalReason) {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  return { status: words[reason].status, headers, body: JSON.stringify({ outcome: reason }) }
}

function pageOf(request: IncomingMessage, reason: RefusalReason) {
  const { status, title, heading, next } = words[reason]
  const t = textIn(languageOf(request))
  return plainPage(request, {
    status,
    title: t.known(title),
    heading: t.known(heading),
    body: `<p>${t.known(next)}</p>
${linkBack(request, { reason, t })}
${waysOn(t)}`,
  })
}

/** The page with the form, if its URL is simple enough to be copied into the answer unchanged. */
function linkBack(
  { url = '', method }: IncomingMessage,
  { reason, t }: { reason: RefusalReason; t: ServerText },
): string {
  const pathname = pathOf(url)
  const isPlain = /^\/[\w/-]*$/.test(pathname) && !pathname.startsWith('//') && !pathname.startsWith('/api/')
  const isPage = method === 'POST' && isPlain && reason !== 'bad_address'
  return isPage ? `<p><a href="${t.href(pathname)}">${t('Open the page again')}</a></p>` : ''
}
