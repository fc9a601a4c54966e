import { expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  comingDay,
  dayOf,
  firstOfMonth,
  formatDay,
  instantOn,
  isDay,
  mondayOf,
  monthBefore,
} from './days'

it('uses the day in the publication’s zone, not in UTC', () => {
  expect(dayOf(new Date('2026-07-01T22:30:00Z'))).toBe('2026-07-02')
  expect(dayOf(new Date('2026-12-31T22:59:00Z'))).toBe('2026-12-31')
})

it('keeps the local hour across both clock changes', () => {
  expect(instantOn('2026-03-28', 9).toISOString()).toBe('2026-03-28T08:00:00.000Z')
  expect(instantOn('2026-03-29', 9).toISOString()).toBe('2026-03-29T07:00:00.000Z')
  expect(instantOn('2026-10-24', 9).toISOString()).toBe('2026-10-24T07:00:00.000Z')
  expect(instantOn('2026-10-25', 9).toISOString()).toBe('2026-10-25T08:00:00.000Z')
})

it('uses the last day of a month that is too short', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
})

it('tells a valid day from an invalid one', () => {
  expect(isDay('2026-02-28')).toBe(true)
  for (const text of ['2026-02-30', '2026-2-1', '', 'tomorrow', '2026-13-01']) expect(isDay(text)).toBe(false)
})

it('finds the same local time a month earlier', () => {
  // 31 March at 14:00 in summer time; 28 February at 14:00 in winter time.
  expect(monthBefore(new Date('2026-03-31T12:00:00Z'))).toEqual(new Date('2026-02-28T13:00:00Z'))
  expect(monthBefore(new Date('2026-11-24T22:00:00Z'))).toEqual(new Date('2026-10-24T21:00:00Z'))
  expect(firstOfMonth('2026-11-24')).toBe('2026-11-01')
})

it('finds the next weekday whose hour is still to come, and the Monday of a week', () => {
  const friday = { weekday: 'Friday', hour: 7 } as const
  expect(comingDay(new Date('2026-11-27T05:59:59Z'), friday)).toBe('2026-11-27')
  expect(comingDay(new Date('2026-11-27T06:00:00Z'), friday)).toBe('2026-12-04')
  expect(comingDay(new Date('2028-02-25T06:00:00Z'), friday)).toBe('2028-03-03')
  expect(mondayOf('2026-11-27')).toBe('2026-11-23')
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
  expect(mondayOf('2028-03-03')).toBe('2028-02-28')
})

it('prints a day in words', () => expect(formatDay('2025-07-04')).toBe('Friday 4 July 2025'))
