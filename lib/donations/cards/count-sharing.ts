import type { Queryable } from '../../db'
import { charged } from '../../given-donations'

/** How many other donations that are still charged have the same customer at Stripe, and so one address and one card. */
export async function countSharing(
  transaction: Queryable,
  { id, stripeCustomerId }: { id: string; stripeCustomerId: string | null },
): Promise<number> {
  if (stripeCustomerId === null) return 0
  return transaction.donation.count({
    where: {
      stripeCustomerId,
      id: { not: id },
      ...charged,
    },
  })
}
