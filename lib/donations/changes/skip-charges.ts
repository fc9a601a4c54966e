import type { Frequency } from '../../offers/rules'
import { findCharge } from '../../stripe/find-charge'

/** The charge after the skipped ones; null for a donation without a known next charge. */
export function skipCharges(
  donation: { frequency: Frequency; nextChargeAt: Date | null; anchorAt: Date | null },
  count: number,
): Date | null {
  const { frequency, nextChargeAt } = donation
  if (nextChargeAt === null) return null
  const anchorAt = donation.anchorAt ?? nextChargeAt
  let next = nextChargeAt
  for (let left = 0; left < count; left += 1)
    next = findCharge({ anchorAt, frequency }, new Date(next.getTime() + 1))
  return next
}
