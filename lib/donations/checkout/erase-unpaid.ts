import { db } from '../../db'
import { unpaidDays } from '../rules'

/**
 * Erases donations that were begun a month ago and never paid: those whose payment page Stripe has called expired, and
 * those that never came to a payment page. Called after a reconciliation: a payment whose session was never noted has
 * been found by then. What has a payment, a change or a question behind it stays; the database would refuse it too.
 * Returns how many.
 */
export async function eraseUnpaid(now: Date): Promise<number> {
  const before = new Date(now.getTime() - unpaidDays * 86_400_000)
  const { count } = await db().donation.deleteMany({
    where: {
      createdAt: { lt: before },
      OR: [{ state: 'expired' }, { state: 'pending', checkoutSessionId: null }],
      ...{ payments: { none: {} }, changes: { none: {} }, doubles: { is: null }, doubledBy: { none: {} } },
    },
  })
  return count
}
