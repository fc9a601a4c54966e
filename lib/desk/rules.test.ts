import { describe, expect, it } from 'vitest'
import { changeInPercent, orderCurrencies, readSearch, spreadRecurring, type MonthlyRevenue } from './rules'
import { filterSchema } from './schema'

const row = (month: string, frequency: MonthlyRevenue['frequency'], minor: number, currency = 'usd') => ({
  month,
  frequency,
  minor,
  currency,
})

describe('received recurring revenue', () => {
  const rows = [
    row('2025-11-01', 'annual', 12_000),
    row('2025-12-01', 'annual', 6_000),
    row('2026-11-01', 'monthly', 500),
    row('2026-11-01', 'once', 9_900),
    row('2026-11-01', 'monthly', 700, 'eur'),
  ]
  it('counts monthly donations in full, and a twelfth of each annual one for twelve months', () => {
    expect(spreadRecurring(rows, { month: '2026-11-01', currency: 'usd' })).toBe(500 + 6_000 / 12)
    expect(spreadRecurring(rows, { month: '2026-10-01', currency: 'usd' })).toBe(18_000 / 12)
    expect(spreadRecurring(rows, { month: '2026-11-01', currency: 'eur' })).toBe(700)
  })
})

it('sorts currencies in the order of the paper, others after them', () => {
  expect(orderCurrencies(['sek', 'gbp', 'usd', 'gbp', 'chf'])).toEqual(['usd', 'gbp', 'chf', 'sek'])
})

it('compares only with a month that is not empty', () => {
  expect(changeInPercent(110, 100)).toBe(10)
  expect(changeInPercent(50, 100)).toBe(-50)
  expect(changeInPercent(50, 0)).toBeNull()
})

it('recognises the kind of a search by its format', () => {
  expect(readSearch('  ')).toBeNull()
  expect(readSearch('pi_123')).toEqual({ by: 'payment', id: 'pi_123' })
  expect(readSearch('01A20F8C-61BE-767A-8F79-26A0668FB561')).toMatchObject({ by: 'donation' })
  expect(readSearch('anna@')).toEqual({ by: 'address', text: 'anna@' })
  expect(readSearch('WXYZ1234')).toEqual({ by: 'address or reference', text: 'WXYZ1234' })
})

describe('the filter', () => {
  it('reads typed amounts in the chosen currency', () => {
    expect(filterSchema.parse({ least: '12,50', currency: 'eur' })).toMatchObject({ leastMinor: 1250 })
  })
  it('names what it could not read, and drops unknown choices', () => {
    const parsed = filterSchema.safeParse({ least: 'much', from: 'yesterday', standing: 'nonsense' })
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(['least', 'from'])
    expect(filterSchema.parse({ standing: 'nonsense', frequency: 'x', campaign: '../..' })).toMatchObject({
      standing: 'given',
      frequency: undefined,
      campaign: undefined,
    })
  })
})
