import { currentTime } from '@/lib/clock'
import { receiveEvent } from '@/lib/donations/receive-event'
import { log } from '@/lib/log'
import { readBody } from '../../read-body'

const mostBytes = 512 * 1024

/**
 * Stripe's events come in here. 200 only once the event is stored; 4xx for what no repetition would mend; 503
 * where we failed, so that Stripe sends it again.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, mostBytes)
  if (body === null) return answer(413, 'too_large')
  try {
    const signature = request.headers.get('stripe-signature')
    const received = await receiveEvent({ body, signature, now: await currentTime() })
    if (received.ok) return answer(200, 'stored')
    log.warn('stripe_event_refused', { reason: received.reason })
    return answer(400, received.reason)
  } catch (error) {
    log.error('stripe_event_failed', error)
    return answer(503, 'try_again')
  }
}

function answer(status: number, outcome: string): Response {
  return Response.json({ outcome }, { status, headers: { 'cache-control': 'no-store' } })
}
