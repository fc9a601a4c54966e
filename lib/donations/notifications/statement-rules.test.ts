import { describe, expect, it } from 'vitest'
import { readPeriod, yearOf } from './statement-rules'

describe('the period of a statement', () => {
  it.each([
    ['a calendar year', { year: '2027' }, { from: '2027-01-01', to: '2027-12-31' }],
    ['any two days', { from: '2027-04-06', to: '2028-04-05' }, { from: '2027-04-06', to: '2028-04-05' }],
    ['a single day', { from: '2027-04-06', to: '2027-04-06' }, { from: '2027-04-06', to: '2027-04-06' }],
  ])('can be %s', (_, asked, period) => expect(readPeriod(asked)).toEqual({ ok: true, value: period }))

  it.each([
    [{}, 'no_days'],
    [{ year: '1999' }, 'no_days'],
    [{ year: '12027' }, 'no_days'],
    [{ year: '20270' }, 'no_days'],
    [{ from: '1999-12-31', to: '2027-03-01' }, 'no_days'],
    [{ from: '2027-03-01', to: '2100-01-01' }, 'no_days'],
    [{ from: '2027-02-30', to: '2027-03-01' }, 'no_days'],
    [{ from: '6 April 2027', to: '2027-05-01' }, 'no_days'],
    [{ from: '2027-05-01' }, 'no_days'],
    [{ to: '2027-05-01' }, 'no_days'],
    [{ from: '2027-05-02', to: '2027-05-01' }, 'backwards'],
  ])('is not %o: %s', (asked, reason) => expect(readPeriod(asked)).toEqual({ ok: false, reason }))

  it.each([
    ['2027-01-01', '2027-12-31', '2027'],
    ['2027-01-01', '2028-12-31', null],
    ['2027-01-01', '2027-12-30', null],
    ['2027-01-02', '2027-12-31', null],
  ])('from %s to %s is the calendar year %s', (from, to, year) => expect(yearOf({ from, to })).toBe(year))
})
