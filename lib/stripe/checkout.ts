import { setTimeout as pause } from 'node:timers/promises'
import { refuse, succeed, type Result } from '../result'
import { fingerprint } from '../secrets/tokens'
import { sessionParams, type Checkout } from './checkout-params'
import { stripe } from './client'
import { isInUse, troubleOf } from './errors'

/**
 * Opens a Checkout session for one donation; a second call for the same donation returns the same session. Stripe
 * learns amount, frequency, our id and a proven address, never which article a reader came from.
 * @returns 'unavailable' if Stripe cannot be reached or has a fault.
 * @throws when Stripe refuses the request.
 */
export async function createCheckout(
  checkout: Checkout,
): Promise<Result<{ id: string; url: string }, { reason: 'unavailable' }>> {
  const { email } = checkout
  try {
    const session = await onceFree(() =>
      stripe().checkout.sessions.create(
        { ...sessionParams(checkout), ...(email !== undefined && { customer_email: email }) },
        { idempotencyKey: keyOf(checkout) },
      ),
    )
    if (session.url === null) throw new Error(`Stripe opened session ${session.id} without a payment page.`)
    return succeed({ id: session.id, url: session.url })
  } catch (error) {
    if (troubleOf(error) === 'passing') return refuse({ reason: 'unavailable' })
    throw error
  }
}

/**
 * A donor who signs in or out between two presses sends other parameters, which Stripe refuses under a known key. They
 * never saw the page of the first press, so another page cannot be paid twice.
 */
function keyOf({ donationId, email }: Checkout): string {
  const filledIn = email === undefined ? '' : `:${fingerprint('checkout-email', email)}`
  return `checkout:${donationId}${filledIn}`
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
