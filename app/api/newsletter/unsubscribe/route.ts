import { currentTime } from '@/lib/clock'
import { publication } from '@/lib/publication'
import { unsubscribe } from '@/lib/newsletter/preferences/unsubscribe'
import { path } from '@/lib/urls'
import { tokenIn } from '../../../_parts/token-in'
import { seeOther } from '../../../_ui/see-other'

const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

/**
 * One-click unsubscribe of RFC 8058: a mail program sends a POST and expects an answer, never a redirect. The link of a
 * reader who was erased gets the same answer as any other. A link that we cannot read is refused, because a mail program
 * must not say "done" then.
 */
export async function POST(request: Request): Promise<Response> {
  const left = await unsubscribe(tokenOf(request), {
    now: await currentTime(),
    page: '/api/newsletter/unsubscribe',
  })
  if (!left.ok && left.reason === 'unreadable') {
    const words = `You are not unsubscribed: we do not recognise this link. Use the link at the end of an edition, or write to ${publication.contact}.\n`
    return new Response(words, { status: 400, headers })
  }
  if (!left.ok && left.reason === 'moved') {
    const words =
      'This address gets no newsletter any more: its reader moved to another address. To unsubscribe that one, use the link at the end of an edition there.\n'
    return new Response(words, { headers })
  }
  return new Response('You are unsubscribed. You will get no more newsletters from us.\n', { headers })
}

/** A person who opens the link gets the page with the button; opening it changes nothing. */
export function GET(request: Request): Response {
  return seeOther(path('/newsletter/unsubscribe', { token: tokenOf(request) }))
}

function tokenOf(request: Request): string {
  return tokenIn(Object.fromEntries(new URL(request.url).searchParams))
}
