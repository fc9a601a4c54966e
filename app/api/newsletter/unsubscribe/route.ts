import { currentTime } from '@/lib/clock'
import { unsubscribe } from '@/lib/newsletter/unsubscribe'
import { path } from '@/lib/urls'
import { seeOther } from '../../../_ui/see-other'

/**
 * One-click unsubscribe of RFC 8058: a mail program sends a POST and expects an answer, never a redirect. An unknown
 * link gets the same answer, because there is nothing left to unsubscribe.
 */
export async function POST(request: Request): Promise<Response> {
  await unsubscribe(tokenOf(request), { now: await currentTime(), page: '/api/newsletter/unsubscribe' })
  return new Response('You are unsubscribed. You will get no more newsletters from us.\n', {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

/** A person who opens the link gets the page with the button; opening it changes nothing. */
export function GET(request: Request): Response {
  return seeOther(path('/newsletter/unsubscribe', { token: tokenOf(request) }))
}

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get('token') ?? ''
}
