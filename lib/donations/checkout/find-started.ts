import { db } from '../../db'
import { startedIn } from './started-in'

export type Started = { id: string; checkoutSessionId: string | null }

/**
 * A donation as the browser that started it may know it, by its own id or by that of its Checkout session; null for
 * every other browser, and once the donation was paid half an hour ago. An id opens nothing by itself: Stripe, a
 * history and a log know it too.
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
