import { receiveMailEvents } from '@/lib/bounces/receive-mail-events'
import type { ReceiveRefusal } from '@/lib/bounces/rules'
import { currentTime } from '@/lib/clock'
import { log } from '@/lib/log'
import type { Answer, Delivery } from './delivery'

const statusOf: Record<ReceiveRefusal['reason'], number> = {
  not_configured: 404,
  bad_signature: 401,
  bad_body: 400,
  stale: 400,
  replayed: 400,
}

/**
 * Handles what mail providers report about sent mails: bounces and complaints. 200 once it is stored, or if it does not
 * concern us; 4xx if a retry cannot help; 503 if we failed, so that the provider tries again.
 */
export async function mailEventsWebhook({ body, bytes, headers }: Delivery): Promise<Answer> {
  try {
    const { provider, outcome } = await receiveMailEvents({ headers, body, bytes, now: await currentTime() })
    if (outcome.ok) return { status: 200, outcome: outcome.value }
    log.warn('mail_events.refused', { provider, reason: outcome.reason, ...adviceFor(outcome) })
    return { status: statusOf[outcome.reason], outcome: outcome.reason }
  } catch (error) {
    log.error('mail_events.failed', error)
    return { status: 503, outcome: 'try_again' }
  }
}

function adviceFor({ reason }: ReceiveRefusal): { advice?: string } {
  const advice =
    'No MAIL_EVENTS_ setting names this provider: see .env.example, or remove the webhook at the provider.'
  return reason === 'not_configured' ? { advice } : {}
}
