import { describe, expect, it } from 'vitest'
import {
  changeInPercent,
  orderCurrencies,
  readSearch,
  spreadRecurring,
  sum,
  type MonthlyRevenue,
} from './rules'
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
    expect(spreadRecurring(rows, { month: '2026-12-01', currency: 'usd' })).toBe(0)
    expect(spreadRecurring(rows, { month: '2025-11-01', currency: 'usd' })).toBe(12_000 / 12)
  })

  it('is rounded to the cent, once for all annual donations', () => {
    const small = [row('2026-01-01', 'annual', 1_000), row('2026-02-01', 'annual', 1_000)]
    expect(spreadRecurring(small, { month: '2026-03-01', currency: 'usd' })).toBe(167)
  })

  it('is less by what went back', () => {
    const back = [row('2026-03-01', 'monthly', 500), row('2026-03-01', 'monthly', -700)]
    expect(spreadRecurring(back, { month: '2026-03-01', currency: 'usd' })).toBe(-200)
    expect(sum(back)).toBe(-200)
    expect(sum([])).toBe(0)
  })
})

it('sorts currencies in the order of the paper, others after them', () => {
  expect(orderCurrencies(['sek', 'gbp', 'usd', 'gbp', 'chf'])).toEqual(['usd', 'gbp', 'chf', 'sek'])
})

it('compares only with a month that is not empty', () => {
  expect(changeInPercent(110, 100)).toBe(10)
  expect(changeInPercent(50, 100)).toBe(-50)
  expect(changeInPercent(2, 3)).toBe(-33)
  expect(changeInPercent(50, 0)).toBeNull()
  expect(changeInPercent(50, -100)).toBeNull()
})

it('recognises the kind of a search by its format', () => {
  expect(readSearch('  ')).toBeNull()
  expect(readSearch('pi_123')).toEqual({ by: 'payment', id: 'pi_123' })
  const id = '01a20f8c-61be-767a-8f79-26a0668fb561'
  expect(readSearch(id.toUpperCase())).toEqual({ by: 'donation', id })
  for (const other of [`${id}0`, `x${id}`, id.slice(1), id.slice(0, -1), id.replaceAll('-', '')])
    expect(readSearch(other)).toEqual({ by: 'address', text: other })
  expect(readSearch('anna@')).toEqual({ by: 'address', text: 'anna@' })
  expect(readSearch(' WXYZ1234 ')).toEqual({ by: 'address or reference', text: 'WXYZ1234' })
  for (const other of ['WXYZ123', 'WXYZ12345', 'WXYZ-123', 'anna@a.b'])
    expect(readSearch(other)).toEqual({ by: 'address', text: other })
})

it.each([
  ['pi_1', 'payment'],
  ['ch_1', 'charge'],
  ['in_1', 'invoice'],
  ['re_1', 'refund'],
  ['dp_1', 'dispute'],
  ['du_1', 'dispute'],
  ['sub_1', 'subscription'],
  ['cs_test_1', 'session'],
])('recognises Stripe’s id %s as that of a %s', (id, by) => {
  expect(readSearch(id)).toEqual({ by, id })
  expect(readSearch(`me${id}`)).toMatchObject({ text: `me${id}` })
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
