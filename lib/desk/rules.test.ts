import { describe, expect, it } from 'vitest'
import { changeInPercent, orderCurrencies, readSearch, spreadRecurring, type MonthlyRevenue } from './rules'
import { filterSchema } from './schema'

const row = (month: string, frequency: MonthlyRevenue['frequency'], minor: number, currency = 'usd') => ({
  month,
  frequency,
  minor,
  currency,
})

describe('recurring revenue as it was received', () => {
  const rows = [
    row('2025-11-01', 'annual', 12_000),
    row('2025-12-01', 'annual', 6_000),
    row('2026-11-01', 'monthly', 500),
    row('2026-11-01', 'once', 9_900),
    row('2026-11-01', 'monthly', 700, 'eur'),
  ]
  it('takes monthly gifts as they came, and a twelfth of the annual ones of twelve months', () => {
    expect(spreadRecurring(rows, { month: '2026-11-01', currency: 'usd' })).toBe(500 + 6_000 / 12)
    expect(spreadRecurring(rows, { month: '2026-10-01', currency: 'usd' })).toBe(18_000 / 12)
    expect(spreadRecurring(rows, { month: '2026-11-01', currency: 'eur' })).toBe(700)
  })
})

it('sets currencies in the order of the paper, others after them', () => {
  expect(orderCurrencies(['sek', 'gbp', 'usd', 'gbp', 'chf'])).toEqual(['usd', 'gbp', 'chf', 'sek'])
})

it('compares only with something', () => {
  expect(changeInPercent(110, 100)).toBe(10)
  expect(changeInPercent(50, 100)).toBe(-50)
  expect(changeInPercent(50, 0)).toBeNull()
})

it('knows by its look what a search is for', () => {
  expect(readSearch('  ')).toBeNull()
  expect(readSearch('pi_123')).toEqual({ by: 'payment', id: 'pi_123' })
  expect(readSearch('01A20F8C-61BE-767A-8F79-26A0668FB561')).toMatchObject({ by: 'donation' })
  expect(readSearch('anna@')).toEqual({ by: 'address', text: 'anna@' })
  expect(readSearch('WXYZ1234')).toEqual({ by: 'address or reference', text: 'WXYZ1234' })
})

describe('the filter', () => {
  it('reads amounts as people type them, in the currency that was chosen', () => {
    expect(filterSchema.parse({ least: '12,50', currency: 'eur' })).toMatchObject({ leastMinor: 1250 })
  })
  it('tells what it could not read, and leaves out what is no choice of ours', () => {
    const parsed = filterSchema.safeParse({ least: 'much', from: 'yesterday', standing: 'nonsense' })
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(['least', 'from'])
    expect(filterSchema.parse({ standing: 'nonsense', frequency: 'x', campaign: '../..' })).toMatchObject({
      standing: 'given',
      frequency: undefined,
      campaign: undefined,
    })
  })
})
