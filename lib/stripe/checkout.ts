import { setTimeout as pause } from 'node:timers/promises'
import { refuse, succeed, type Result } from '../result'
import { fingerprint } from '../secrets/tokens'
import { sessionParams, type Checkout } from './checkout-params'
import { stripe, type Stripe } from './client'
import { codeOf, isInUse, troubleOf } from './errors'

/**
 * Opens a Checkout session for one donation; a second call for the same donation returns the same session. Stripe
 * learns amount, frequency, our id and a proven address, never which article a reader came from.
 * @returns 'unavailable' if Stripe cannot be reached or has a fault.
 * @throws when Stripe refuses the request.
 */
export async function createCheckout(
  checkout: Checkout,
): Promise<Result<{ id: string; url: string }, { reason: 'unavailable' }>> {
  try {
    const session = await createSession(checkout)
    if (session.url === null) throw new Error(`Stripe opened session ${session.id} without a payment page.`)
    return succeed({ id: session.id, url: session.url })
  } catch (error) {
    if (troubleOf(error) === 'passing') return refuse({ reason: 'unavailable' })
    throw error
  }
}

/** A customer that was deleted at Stripe is left out, and the donation gets its own. */
async function createSession(checkout: Checkout): Promise<Stripe.Checkout.Session> {
  const { email, customerId = null } = checkout
  const who =
    customerId !== null ? { customer: customerId } : email !== undefined && { customer_email: email }
  try {
    return await onceFree(() =>
      stripe().checkout.sessions.create(
        { ...sessionParams(checkout), ...who },
        { idempotencyKey: keyOf(checkout) },
      ),
    )
  } catch (error) {
    if (customerId === null || codeOf(error) !== 'resource_missing') throw error
    return createSession({ ...checkout, customerId: null })
  }
}

/**
 * A donor who signs in or out between two presses sends other parameters, which Stripe refuses under a known key. They
 * never saw the page of the first press, so another page cannot be paid twice.
 */
function keyOf({ donationId, email, customerId = null }: Checkout): string {
  const filledIn = email === undefined ? '' : `:${fingerprint('checkout-email', email)}`
  return `checkout:${donationId}${filledIn}${customerId === null ? '' : `:${customerId}`}`
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
