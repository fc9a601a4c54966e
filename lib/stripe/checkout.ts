import { setTimeout as pause } from 'node:timers/promises'
import { refuse, succeed, type Result } from '../result'
import { sessionParams, type Checkout } from './checkout-params'
import { stripe } from './client'
import { isInUse, troubleOf } from './errors'

/**
 * Opens a Checkout session for one donation; a second call for the same donation returns the same session. Stripe
 * learns amount, frequency and our id, never which article a reader came from.
 * @returns 'unavailable' if Stripe cannot be reached or has a fault.
 * @throws when Stripe refuses the request.
 */
export async function createCheckout(
  checkout: Checkout,
): Promise<Result<{ id: string; url: string }, { reason: 'unavailable' }>> {
  try {
    const session = await onceFree(() =>
      stripe().checkout.sessions.create(sessionParams(checkout), {
        idempotencyKey: `checkout:${checkout.donationId}`,
      }),
    )
    if (session.url === null) throw new Error(`Stripe opened session ${session.id} without a payment page.`)
    return succeed({ id: session.id, url: session.url })
  } catch (error) {
    if (troubleOf(error) === 'passing') return refuse({ reason: 'unavailable' })
    throw error
  }
}

const [mostWaits, waitMs] = [20, 150]

/**
 * After a double press, the second request finds its key in use by the first; a moment later it gets the same answer.
 */
async function onceFree<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await ask()
    } catch (error) {
      if (!isInUse(error) || waits === mostWaits) throw error
      await pause(waitMs)
    }
  }
}
