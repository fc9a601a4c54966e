import { isDay, type Day } from '../../days'
import { refuse, succeed, type Result } from '../../result'

/** Both days are part of it. */
export type Period = { from: Day; to: Day }

export type PeriodRefusal = { reason: 'no_days' | 'backwards' }

/** The period that a link or a form names: a calendar year, or any two days. */
export function readPeriod(asked: {
  year?: string | undefined
  from?: string | undefined
  to?: string | undefined
}): Result<Period, PeriodRefusal> {
  const { year = '', from, to } = asked
  if (/^20\d\d$/.test(year)) return succeed(periodOf(year))
  if (!isOfThisCentury(from) || !isOfThisCentury(to)) return refuse({ reason: 'no_days' })
  return from > to ? refuse({ reason: 'backwards' }) : succeed({ from, to })
}

function isOfThisCentury(day: string | undefined): day is Day {
  return day !== undefined && day.startsWith('20') && isDay(day)
}

function periodOf(year: string): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

/** The calendar year that a period is, or null. */
export function yearOf({ from, to }: Period): string | null {
  const year = from.slice(0, 4)
  const whole = periodOf(year)
  return from === whole.from && to === whole.to ? year : null
}
