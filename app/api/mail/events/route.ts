import { receiveMailEvents } from '@/lib/bounces/receive-mail-events'
import type { ReceiveRefusal } from '@/lib/bounces/rules'
import { currentTime } from '@/lib/clock'
import { log } from '@/lib/log'
import { readBody } from '../../read-body'

const mostBytes = 512 * 1024

const statusOf: Record<ReceiveRefusal['reason'], number> = {
  not_configured: 404,
  bad_signature: 401,
  bad_body: 400,
  stale: 400,
  replayed: 400,
}

/**
 * What mail providers tell of mails that have left: bounces and complaints. 200 once it is stored, or of no concern
 * to us; 4xx for what no repetition would mend; 503 where we failed, so that it is told again.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, mostBytes)
  if (body === null) return answer(413, 'too_large')
  try {
    const headers = (name: string) => request.headers.get(name)
    const { provider, outcome } = await receiveMailEvents({ headers, body, now: await currentTime() })
    if (outcome.ok) return answer(200, outcome.value)
    log.warn('mail_events_refused', { provider, reason: outcome.reason, ...adviceFor(outcome) })
    return answer(statusOf[outcome.reason], outcome.reason)
  } catch (error) {
    log.error('mail_events_failed', error)
    return answer(503, 'try_again')
  }
}

function adviceFor({ reason }: ReceiveRefusal): { advice?: string } {
  const advice = 'No MAIL_EVENTS_ setting names this provider: see .env.example, or end its webhook there.'
  return reason === 'not_configured' ? { advice } : {}
}

function answer(status: number, outcome: string): Response {
  return Response.json({ outcome }, { status, headers: { 'cache-control': 'no-store' } })
}
