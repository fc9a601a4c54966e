import type { IncomingMessage, ServerResponse } from 'node:http'
import { publication } from '@/lib/publication'
import { plainPage } from './plain-page'
import { pathOf, type RefusalReason } from './refuse-request'

type Words = { status: number; title: string; heading: string; next: string }

const again =
  'Open the page anew and send the form from there. If you followed a link, it may have been cut short.'

const words: Record<RefusalReason, Words> = {
  bad_address: {
    status: 400,
    title: 'Bad address',
    heading: 'This address cannot be read',
    next: 'It holds characters that no address of ours has. If you followed a link, it may have been damaged on its way: copy it whole, or start at the front page.',
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
    next: `Nothing was stored and nothing was charged. ${again}`,
  },
  bad_type: {
    status: 415,
    title: 'Form not readable',
    heading: 'This form cannot be read',
    next: `Nothing was stored and nothing was charged. ${again}`,
  },
  bad_encoding: {
    status: 415,
    title: 'Compressed form',
    heading: 'This form cannot be read',
    next: 'It came compressed, and forms are taken as they are.',
  },
  bad_method: {
    status: 405,
    title: 'Not possible here',
    heading: 'This page cannot do that',
    next: 'It can be read, and nothing else was asked of it that it knows. Open it anew, or start at the front page.',
  },
  foreign_origin: {
    status: 403,
    title: 'Form not taken',
    heading: 'This form did not come from our site',
    next: 'Nothing was stored and nothing was charged. Open the page here and send the form from there. If you did just that, an add-on or a setting hides from us where your forms come from: allow it for this site, or use another browser.',
  },
  too_large: {
    status: 413,
    title: 'Too large',
    heading: 'This is more than the form takes',
    next: 'Nothing was stored. Go back one page: your browser still has what you typed. Make it shorter, and send it again.',
  },
  too_slow: {
    status: 408,
    title: 'Not all of it came',
    heading: 'Only a part of the form came',
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
  const { contact } = publication
  return plainPage(request, {
    status,
    title,
    heading,
    body: `<p>${next}</p>
${linkBack(request, reason)}
<p>If it happens again, write to <a href="mailto:${contact}">${contact}</a>.</p>
<p><a href="/">Go to the front page</a></p>`,
  })
}

/** The page with the form, if its URL is simple enough to be copied into the answer unchanged. */
function linkBack({ url = '', method }: IncomingMessage, reason: RefusalReason): string {
  const pathname = pathOf(url)
  const isPlain = /^\/[\w/-]*$/.test(pathname) && !pathname.startsWith('//') && !pathname.startsWith('/api/')
  const isPage = method === 'POST' && isPlain && reason !== 'bad_address'
  return isPage ? `<p><a href="${pathname}">Open the page anew</a></p>` : ''
}
