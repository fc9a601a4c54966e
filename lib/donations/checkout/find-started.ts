import { db } from '../../db'
import { startedIn } from './started-in'

export type Started = { id: string; checkoutSessionId: string | null }

/**
 * A donation as the browser that started it may see it, by its own id or that of its Checkout session. Null for every
 * other browser, and half an hour after the payment. An id alone opens nothing, because Stripe, the browser history and
 * logs contain it too.
 */
export async function findStarted(
  which: { id: string } | { checkoutSessionId: string },
  { browser, now }: { browser: string; now: Date },
): Promise<Started | null> {
  return db().donation.findFirst({
    where: { ...which, ...startedIn(browser, now) },
    select: { id: true, checkoutSessionId: true },
  })
}
