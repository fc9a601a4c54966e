import { describe, expect, it } from 'vitest'
import { formatMoney, formatPlain, parseAmount } from './money'

function read(typed: string, currency = 'usd') {
  const result = parseAmount(typed, currency)
  if (result.ok) return result.value.minor
  return result.reason === 'ambiguous' ? result.readings.map((amount) => formatMoney(amount)) : result.reason
}

describe('a typed amount', () => {
  it.each([
    ['10', 1000],
    ['12,50', 1250],
    ['12.50', 1250],
    ['12.5', 1250],
    ['.50', 50],
    ['7.', 700],
    ['1 000', 100_000],
    ['1\u00a0000,50', 100_050],
    ['1\u202f000', 100_000],
    ["1'000", 100_000],
    ['1,000', 100_000],
    ['12,345', 1_234_500],
    ['1,234.56', 123_456],
    ['1.234,56', 123_456],
    ['1.234.567', 123_456_700],
    ['1,234,567.8', 123_456_780],
    ['١٢', 1200],
    ['١٢٫٥٠', 1250],
    ['१२', 1200],
    ['１２．５０', 1250],
    ['$10', 1000],
    ['10 USD', 1000],
    [' 10 $ ', 1000],
    ['US$5', 500],
    ['US $5', 500],
    ['5$', 500],
    ['＄５', 500],
    ['$5 USD', 500],
    ['USD 5.50', 550],
    ['$.50', 50],
    ['5 dollars', 500],
    ['5 U.S. dollars', 500],
    ['5 bucks', 500],
    ['5 долларов США', 500],
    ['10 долл.', 1000],
    ['5,-', 500],
    ['5.-', 500],
    ['5,—', 500],
    ['5,-- $', 500],
    ["1'000.–", 100_000],
    ['\u200f٥\u200f', 500],
    ['١٬٠٠٠٫٥٠', 100_050],
    ['5·50', 550],
  ])('reads %s as it was meant', (typed, minor) => expect(read(typed)).toBe(minor))

  it('accepts only the symbol of its own currency', () => {
    expect(read('€ 50', 'eur')).toBe(5000)
    expect(read('5 евро', 'eur')).toBe(500)
    expect(read('5 pounds sterling', 'gbp')).toBe(500)
    expect(read('£5 GBP', 'gbp')).toBe(500)
  })

  it.each([
    ['€5', 'eur', '5'],
    ['50 €', 'eur', '50'],
    ['5 евро', 'eur', '5'],
    ['EUR 5,50', 'eur', '5,50'],
    ['£1.000', 'gbp', '1.000'],
    ['5 quid', 'gbp', '5'],
    ['10 руб.', 'rub', '10'],
    ['C$5', 'cad', '5'],
    ['5 Canadian dollars', 'cad', '5'],
    ['Rs.500', 'inr', '500'],
  ])('names the other currency of %s', (typed, currency, number) => {
    const expected = { ok: false, reason: 'other_currency', expected: 'usd', currency, number }
    expect(parseAmount(typed, 'usd')).toEqual(expected)
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['$', 'empty'],
    ['ten', 'not_a_number'],
    ['$5€', 'not_a_number'],
    ['5 a month', 'not_a_number'],
    ['50 cents', 'not_a_number'],
    ['5k', 'not_a_number'],
    ['5-10', 'not_a_number'],
    ['5⁵⁰', 'not_a_number'],
    ['5€50', 'not_a_number'],
    ['USD', 'empty'],
    ['-5', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['12 50', 'not_a_number'],
    ['1,2,3', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['1,23.456,7', 'not_a_number'],
    ['.', 'not_a_number'],
    ['99999999999999999999', 'not_a_number'],
    ['12.345678', 'too_precise'],
    ['0.505', 'too_precise'],
    ['12345,678', 'too_precise'],
    ['1,234.567', 'too_precise'],
  ])('refuses %s as %s', (typed, reason) => expect(read(typed)).toBe(reason))

  it('names both readings of a dot before three digits', () => {
    expect(read('1.000')).toEqual(['$1', '$1,000'])
    expect(read('12.345')).toEqual(['$12.35', '$12,345'])
  })

  it('reads currencies without decimals', () => {
    expect(read('500', 'jpy')).toBe(500)
    expect(read('12.50', 'jpy')).toBe('too_precise')
    expect(read('12.00', 'jpy')).toBe(12)
    expect(read('1,000', 'jpy')).toBe(1000)
  })

  it('reads back what it prints, for every amount up to $20 and many above', () => {
    const misread: string[] = []
    for (let minor = 1; minor < 2_000_000; minor += minor < 2_000 ? 1 : minor < 20_000 ? 7 : 977) {
      const amount = { minor, currency: 'usd' }
      for (const words of [formatPlain(amount), formatMoney(amount)]) {
        const read = parseAmount(words, 'usd')
        if (!read.ok || read.value.minor !== minor || read.value.currency !== 'usd') misread.push(words)
      }
    }
    expect(misread).toEqual([])
  })
})

describe('a formatted amount', () => {
  it('has decimals only if they are not zero', () => {
    expect(formatMoney({ minor: 1000, currency: 'usd' })).toBe('$10')
    expect(formatMoney({ minor: 1250, currency: 'eur' })).toBe('€12.50')
    expect(formatMoney({ minor: 100_000, currency: 'gbp' })).toBe('£1,000')
    expect(formatMoney({ minor: 500, currency: 'jpy' })).toBe('¥500')
    expect(formatPlain({ minor: 1250, currency: 'usd' })).toBe('12.50')
  })
})
