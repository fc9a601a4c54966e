import { addDays, addMonths, dayOf, formatDay } from '@/lib/days'
import { furthestMonths, listDayChoices } from '@/lib/reminders/rules'
import type { Option } from '../../_ui/choices'
import type { DayLimits } from '../_parts/own-day'

/** The suggested dates, each in words and as a date. */
export function listDayOptions(now: Date): Option[] {
  const offered = listDayChoices(now).map(({ value, label, day }) => ({ value, label, note: formatDay(day) }))
  return [...offered, { value: 'own', label: 'another date' }]
}

export function dayLimits(now: Date): DayLimits {
  const today = dayOf(now)
  return { earliest: addDays(today, 1), latest: addMonths(today, furthestMonths) }
}
