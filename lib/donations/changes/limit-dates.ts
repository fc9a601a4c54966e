import { addDays, addMonths, dayOf, instantOn, type Day } from '../../days'
import type { Frequency } from '../../offers/rules'

type Limits = { earliest: Day; latest: Day }

/**
 * How far a charge may be moved: from tomorrow, not so far that the donor forgets the donation, and not past its end
 * date.
 */
export function limitDates(
  { frequency, endsAt }: { frequency: Frequency; endsAt: Date | null },
  now: Date,
): Limits {
  const today = dayOf(now)
  const far = addMonths(today, frequency === 'annual' ? 14 : 2)
  const last = endsAt === null ? far : lastDayBefore(endsAt)
  return { earliest: addDays(today, 1), latest: last < far ? last : far }
}

/** Where an end date may lie: from the next charge, because an earlier end is the end of the donation. */
export function limitEnds({ nextChargeAt }: { nextChargeAt: Date | null }, now: Date): Limits {
  return { earliest: dayOf(nextChargeAt ?? now), latest: addMonths(dayOf(now), 120) }
}

/** The end of a day, at which a donation with that end date stops. */
export function endOf(day: Day): Date {
  return instantOn(addDays(day, 1))
}

/** The last day on which a donation with this end may be charged. */
export function lastDayBefore(endsAt: Date): Day {
  return dayOf(new Date(endsAt.getTime() - 1))
}
