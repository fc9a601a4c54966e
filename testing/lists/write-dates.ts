import { instantOn } from '../../lib/days'
import type { DateOrder } from '../../lib/imports/rules'

/** How the dates of a made list are written. `isDay` formats lose the time; `order` must be told or shown. */
export type DateFormat = {
  name: string
  write: (time: string) => string
  isDay: boolean
  order: DateOrder | null
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function parts(time: string): { y: string; m: string; d: string; clock: string } {
  const [, y = '', m = '', d = '', clock = ''] = /^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d)$/.exec(time) ?? []
  return { y, m, d, clock }
}

function halfDay(clock: string): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
}

const format = (
  name: string,
  write: (time: ReturnType<typeof parts>) => string,
  { isDay = false, order = null }: { isDay?: boolean; order?: DateOrder | null } = {},
): DateFormat => ({ name, write: (time) => write(parts(time)), isDay, order })

export const dateFormats: readonly DateFormat[] = [
  { name: 'ISO, UTC', write: (time) => instantOf(time).toISOString(), isDay: false, order: null },
  format('with a space', ({ y, m, d, clock }) => `${y}-${m}-${d} ${clock}:00`),
  format('a day', ({ y, m, d }) => `${y}-${m}-${d}`, { isDay: true }),
  format('day first', ({ y, m, d, clock }) => `${d}/${m}/${y} ${clock}`, { order: 'day_first' }),
  format('month first', ({ y, m, d, clock }) => `${Number(m)}/${Number(d)}/${y} ${halfDay(clock)}`, {
    order: 'month_first',
  }),
  format('with full stops', ({ y, m, d }) => `${d}.${m}.${y}`, { isDay: true, order: 'day_first' }),
  format('in words', ({ y, m, d, clock }) => `${months[Number(m) - 1] ?? ''} ${Number(d)}, ${y} ${clock}`),
  format('in words, day first', ({ y, m, d }) => `${Number(d)} ${months[Number(m) - 1] ?? ''} ${y}`, {
    isDay: true,
  }),
]

/** The instant of a time in the publication's zone. */
export function instantOf(time: string): Date {
  const { y, m, d, clock } = parts(time)
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return new Date(instantOn(`${y}-${m}-${d}`, hour).getTime() + minute * 60_000)
}

/** What a reader of this format can know of a time. */
export function readable(time: string, { isDay }: DateFormat): Date {
  return isDay ? instantOn(time.slice(0, 10)) : instantOf(time)
}

/** Days since 1900, as spreadsheets count them. */
export function serialOf(time: string): number {
  const { y, m, d, clock } = parts(time)
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return Date.UTC(Number(y), Number(m) - 1, Number(d), hour, minute) / 86_400_000 + 25_569
}
