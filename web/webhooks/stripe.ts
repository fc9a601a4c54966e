import { currentTime } from '@/lib/clock'
import { receiveEvent } from '@/lib/donations/sync/receive-event'
import { log } from '@/lib/log'
import { webhookLag } from '@/lib/metrics/metrics'
import { shareWork } from '@/lib/share-work'
import type { Answer, Delivery } from './delivery'

/** With a `CLOCK_URL`, all requests waiting for the clock share one call instead of making a thousand. */
const askClock = shareWork<Date>()

/**
 * Receives Stripe's events. 200 only once the event is stored; 4xx if a retry cannot help; 503 if we failed, so that
 * Stripe sends it again.
 */
export async function stripeWebhook({ body, headers }: Delivery): Promise<Answer> {
  try {
    const { value: now } = await askClock('now', currentTime)
    const received = await receiveEvent({ body, signature: headers('stripe-signature'), now })
    if (received.ok) {
      const lag = (now.getTime() - received.value.createdAt.getTime()) / 1000
      // An event is never refused for its time.
      if (Number.isFinite(lag)) webhookLag.observe(Math.max(0, lag))
      return { status: 200, outcome: 'stored' }
    }
    log.warn('stripe_event.refused', { reason: received.reason })
    return { status: 400, outcome: received.reason }
  } catch (error) {
    log.error('stripe_event.failed', error)
    return { status: 503, outcome: 'try_again' }
  }
}
