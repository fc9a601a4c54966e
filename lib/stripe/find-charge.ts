import { monthsAfter } from '../days'
import type { Frequency } from '../offers/rules'

/** The first charge of a recurring donation at or after an instant, counted from its anchor as Stripe counts. */
export function findCharge(donation: { anchorAt: Date; frequency: Frequency }, notBefore: Date): Date {
  const step = donation.frequency === 'annual' ? 12 : 1
  let charge = donation.anchorAt
  for (let count = 1; charge < notBefore; count += 1) charge = monthsAfter(donation.anchorAt, count * step)
  return charge
}
