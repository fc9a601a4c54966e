import type { ServerText } from '@/lib/languages/text'
import { addDays, addMonths, dayOf } from '@/lib/days'
import { furthestMonths, listDayChoices } from '@/lib/reminders/rules'
import type { Option } from '../../_ui/forms/fields/choices'
import type { DayLimits } from '../_parts/forms/own-day'

/** The suggested dates, each in words and as a date. */
export function listDayOptions(now: Date, t: ServerText): Option[] {
  const offered = listDayChoices(now).map(({ value, label, day }) => ({
    value,
    label: t.known(label),
    note: t.day(day),
  }))
  return [...offered, { value: 'own', label: t('another date') }]
}

export function dayLimits(now: Date): DayLimits {
  const today = dayOf(now)
  return { earliest: addDays(today, 1), latest: addMonths(today, furthestMonths) }
}
