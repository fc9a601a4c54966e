import { expect, test } from 'vitest'
import { addPeriods, type Interval } from './clock/calendar'
import { brandOf } from './cards/cards'
import { exponentOf, formatAmount, minimumOf } from './money'
import { intervalText } from './pages/checkout-page'
import { html } from './pages/html'
import { parseForm } from './http/wire'

test.each<[string, Interval, number, number, string]>([
  ['2027-01-31', 'month', 1, 1, '2027-02-28'],
  ['2027-01-31', 'month', 1, 2, '2027-03-31'],
  ['2028-01-31', 'month', 1, 1, '2028-02-29'],
  ['2026-12-31', 'month', 2, 1, '2027-02-28'],
  ['2028-02-29', 'year', 1, 1, '2029-02-28'],
  ['2028-02-29', 'year', 1, 4, '2032-02-29'],
  ['2026-12-28', 'week', 1, 1, '2027-01-04'],
  ['2027-02-28', 'day', 1, 1, '2027-03-01'],
])('from %s, %s × %i, period %i ends on %s', (anchor, interval, count, periods, end) => {
  const at = addPeriods(new Date(`${anchor}T13:14:15Z`), { interval, count, periods })
  expect(at.toISOString()).toBe(`${end}T13:14:15.000Z`)
})

test.each([
  [2500, 'usd', '$25.00'],
  [1250, 'eur', '€12.50'],
  [500, 'jpy', '¥500'],
  [5000, 'kwd', 'KWD 5.000'],
  [10_000, 'isk', 'ISK 100'],
])('%i %s is shown as %s', (minor, currency, text) => {
  expect(formatAmount(minor, currency).replace(/\u00a0/g, ' ')).toBe(text)
})

test('exponents and minimums follow the currency', () => {
  expect(['usd', 'jpy', 'kwd'].map(exponentOf)).toEqual([2, 0, 3])
  expect(minimumOf('gbp').minor).toBe(30)
  expect(minimumOf('all').minor).toBe(1)
})

test('an interval is described in words', () => {
  const recurring = { meter: null, trial_period_days: null, usage_type: 'licensed' as const }
  expect(intervalText({ ...recurring, interval: 'month', interval_count: 1 })).toBe('every month')
  expect(intervalText({ ...recurring, interval: 'month', interval_count: 3 })).toBe('every 3 months')
  expect(intervalText(null)).toBeNull()
})

test('card brands are recognised by their first digits', () => {
  const numbers = ['4242', '5555', '2223', '3782', '6011', '3056', '3566', '6200', '9999']
  expect(numbers.map(brandOf)).toEqual([
    'visa',
    'mastercard',
    'mastercard',
    'amex',
    'discover',
    'diners',
    'jcb',
    'unionpay',
    'unknown',
  ])
})

test('brackets become objects, and contradictions are refused', () => {
  const form = parseForm('a[b][0][c]=1&a[b][1][c]=2&expand[]=x&expand[]=y&d=%C3%A9+%26')
  expect(JSON.parse(JSON.stringify(form))).toEqual({
    a: { b: { '0': { c: '1' }, '1': { c: '2' } } },
    expand: { '0': 'x', '1': 'y' },
    d: 'é &',
  })
  expect(() => parseForm('a=1&a[b]=2')).toThrow(/both a value and an object/)
  expect(() => parseForm('a=1&a=2')).toThrow(/sent twice/)
})

test('values in pages are escaped, HTML in pages is not', () => {
  const evil = '"><script>alert(1)</script>'
  expect(html`<p title="${evil}">${html`<b>${evil}</b>`}${[1, null]}</p>`.text).not.toContain('<script>')
  expect(html`<p>${html`<b>${'&'}</b>`}</p>`.text).toBe('<p><b>&#38;</b></p>')
})
