import { db } from '../../db'
import { charged } from '../../given-donations'

/**
 * The customer at Stripe whose card also serves the next recurring donation of a donor who is signed in, so that one
 * card can be changed for both. Null for a first one, and for another currency, because at Stripe a customer has one.
 */
export async function findCustomer(email: string, currency: string): Promise<string | null> {
  const donation = await db().donation.findFirst({
    where: {
      donorEmail: email,
      currency,
      stripeCustomerId: { not: null },
      ...charged,
    },
    orderBy: { createdAt: 'desc' },
    select: { stripeCustomerId: true },
  })
  return donation?.stripeCustomerId ?? null
}
