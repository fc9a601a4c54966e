import { expect, it } from 'vitest'
import { readPeriod, yearOf } from './statement-rules'

it('is a calendar year, or any two days with both of them', () => {
  const year = { from: '2027-01-01', to: '2027-12-31' }
  expect(readPeriod({ year: '2027' })).toEqual({ ok: true, value: year })
  expect(readPeriod({ from: '2027-04-06', to: '2028-04-05' })).toMatchObject({ ok: true })
  expect(readPeriod({ from: '2027-04-06', to: '2027-04-06' })).toMatchObject({ ok: true })
  expect(yearOf(year)).toBe('2027')
  expect(yearOf({ from: '2027-01-01', to: '2028-12-31' })).toBeNull()
})

it.each([
  [{}, 'no_days'],
  [{ year: '1999' }, 'no_days'],
  [{ from: '2027-02-30', to: '2027-03-01' }, 'no_days'],
  [{ from: '6 April 2027', to: '2027-05-01' }, 'no_days'],
  [{ from: '2027-05-01' }, 'no_days'],
  [{ from: '2027-05-02', to: '2027-05-01' }, 'backwards'],
])('refuses %o as %s', (asked, reason) => expect(readPeriod(asked)).toEqual({ ok: false, reason }))
