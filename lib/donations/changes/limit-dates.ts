import { addDays, addMonths, dayOf, type Day } from '../../days'
import type { Frequency } from '../../offers/rules'

/** How far a charge may be moved: from tomorrow on, and not so far that the gift would be forgotten. */
export function limitDates(frequency: Frequency, now: Date): { earliest: Day; latest: Day } {
  const today = dayOf(now)
  return { earliest: addDays(today, 1), latest: addMonths(today, frequency === 'annual' ? 14 : 2) }
}
