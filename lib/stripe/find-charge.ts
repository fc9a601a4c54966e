import { monthsAfter } from '../days'
import type { Frequency } from '../offers/rules'

/** The first charge of a recurring donation at or after an instant, counted from its anchor as Stripe counts. */
export function findCharge(gift: { anchorAt: Date; frequency: Frequency }, notBefore: Date): Date {
  const step = gift.frequency === 'annual' ? 12 : 1
  let charge = gift.anchorAt
  for (let count = 1; charge < notBefore; count += 1) charge = monthsAfter(gift.anchorAt, count * step)
  return charge
}
