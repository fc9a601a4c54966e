import { addDays, addMonths, dayOf, type Day } from '../../days'
import type { Frequency } from '../../offers/rules'

/** How far a charge may be moved: from tomorrow, and not so far that the donor forgets the donation. */
export function limitDates(frequency: Frequency, now: Date): { earliest: Day; latest: Day } {
  const today = dayOf(now)
  return { earliest: addDays(today, 1), latest: addMonths(today, frequency === 'annual' ? 14 : 2) }
}
