export type Interval = 'day' | 'week' | 'month' | 'year'

/**
 * The end of the `periods`-th period counted from the anchor, in UTC and calendar-correct: 31 January + 1 month
 * is 28 (or 29) February, + 2 months is 31 March again. Always counted from the anchor, so that it never drifts.
 */
export function addPeriods(
  anchor: Date,
  length: { interval: Interval; count: number; periods?: number },
): Date {
  const steps = length.count * (length.periods ?? 1)
  switch (length.interval) {
    case 'day':
      return addDays(anchor, steps)
    case 'week':
      return addDays(anchor, steps * 7)
    case 'month':
      return addMonths(anchor, steps)
    case 'year':
      return addMonths(anchor, steps * 12)
  }
}

/** Whole seconds since 1970, as Stripe writes every instant. */
export function toSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000)
}

export function fromSeconds(seconds: number): Date {
  return new Date(seconds * 1000)
}

function addDays(anchor: Date, days: number): Date {
  return new Date(anchor.getTime() + days * 86_400_000)
}

function addMonths(anchor: Date, months: number): Date {
  const firstOfMonth = new Date(anchor)
  firstOfMonth.setUTCDate(1)
  firstOfMonth.setUTCMonth(firstOfMonth.getUTCMonth() + months)
  firstOfMonth.setUTCDate(Math.min(anchor.getUTCDate(), daysInMonth(firstOfMonth)))
  return firstOfMonth
}

function daysInMonth(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
}
