import { db } from '../../db'
import { unpaidDays } from '../rules'

/**
 * Erases donations that were started a month ago and never paid: those whose payment page expired at Stripe, and those
 * that never reached one. Called after a reconciliation, which by then has found every payment whose session was never
 * stored. A donation with a payment, a change or a question stays; the database would refuse to delete it, too. Returns
 * how many.
 */
export async function eraseUnpaid(now: Date): Promise<number> {
  const before = new Date(now.getTime() - unpaidDays * 86_400_000)
  const { count } = await db().donation.deleteMany({
    where: {
      createdAt: { lt: before },
      OR: [{ state: 'expired' }, { state: 'pending', checkoutSessionId: null }],
      payments: { none: {} },
      changes: { none: {} },
      duplicateOf: { is: null },
      duplicates: { none: {} },
    },
  })
  return count
}
