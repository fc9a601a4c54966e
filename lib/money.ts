import { currencyNamed } from './currency-words'
import { refuse, succeed, type Result } from './result'

/** An amount in the currency's smallest unit. `currency` is ISO 4217 in lower case, as Stripe writes it. */
export type Money = { minor: number; currency: string }

export type AmountRefusal =
  | { reason: 'empty' }
  | { reason: 'not_a_number' }
  | { reason: 'too_precise'; decimals: number }
  | { reason: 'ambiguous'; readings: [Money, Money] }
  /** Another currency is named; `number` is what stands beside its name. */
  | { reason: 'other_currency'; expected: string; currency: string; number: string }

/** docs.stripe.com/currencies#zero-decimal, read 2026-10. */
const zeroDecimal = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))
const threeDecimal = new Set('bhd jod kwd omr tnd'.split(' '))

/** The number of decimals: 0, 2 or 3. */
export function exponentOf(currency: string): number {
  if (zeroDecimal.has(currency)) return 0
  return threeDecimal.has(currency) ? 3 : 2
}

/** Use decimals in `major` only in a literal in our own code. */
export function money(major: number, currency: string): Money {
  return { minor: Math.round(major * 10 ** exponentOf(currency)), currency }
}

/** "$10", "€12.50", "£1,000", "¥500": decimals only where there are any. */
export function formatMoney({ minor, currency }: Money, locale = 'en-US'): string {
  const exponent = exponentOf(currency)
  const isWhole = minor % 10 ** exponent === 0
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: currency.toUpperCase(),
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: isWhole ? 0 : exponent,
    maximumFractionDigits: isWhole ? 0 : exponent,
  }).format(minor / 10 ** exponent)
}

/** The amount as a form field shows it: "12.50", "1000". */
export function formatPlain({ minor, currency }: Money): string {
  const exponent = exponentOf(currency)
  return (minor / 10 ** exponent).toFixed(minor % 10 ** exponent === 0 ? 0 : exponent)
}

/** Longer than any amount with its spaces and its symbol. */
const longestAmount = 100

/**
 * Reads an amount in the number format of any country, with or without its currency: "12,50", "1 000", "1.234,56",
 * "1'000.–", "١٢", "US$5", "5 евро". Never guesses: refuses an ambiguous amount and names both readings, and refuses
 * another currency. A single comma before exactly three digits separates thousands; a single dot there is ambiguous.
 */
export function parseAmount(typed: string, currency: string): Result<Money, AmountRefusal> {
  if (typed.length > longestAmount || raised.test(typed)) return refuse({ reason: 'not_a_number' })
  const text = asciiDigits(typed.normalize('NFKC').replace(/\p{Cf}/gu, '')).trim()
  if (text === '') return refuse({ reason: 'empty' })
  const parts = takeApart(text)
  const named = parts.marks === null ? undefined : currencyOf(parts.marks, currency)
  if (named === undefined) return refuse({ reason: 'not_a_number' })
  if (parts.number === '') return refuse({ reason: named === null ? 'not_a_number' : 'empty' })
  if (named !== null && named !== currency) {
    return refuse({ reason: 'other_currency', expected: currency, currency: named, number: parts.number })
  }
  const packed = joinSpacedGroups(parts.number)
  if (packed === null || !/^[\d.,]*$/.test(packed)) return refuse({ reason: 'not_a_number' })
  return readSeparators(packed, currency)
}

/** Raised and lowered digits would lose their place: "5⁵⁰" is not 550. */
const raised = /[\u00b2\u00b3\u00b9\u2070-\u209c]/

/**
 * The number, and what is written before and after it. The signs of a whole amount are left out: "5,-", "5.–", "5:-".
 * A dot behind a letter belongs to an abbreviation: "Rs.500". `marks` is null if the number is not in one piece.
 */
function takeApart(text: string): { number: string; marks: string | null } {
  const [, before = '', number = '', after = ''] = /^(\D*)(\d(?:.*\d)?)?(\D*)$/su.exec(text) ?? []
  if (number === '') return { number, marks: before }
  if (/[^\d\s.,'’٬]/.test(number)) return { number, marks: null }
  const [, mark = ''] = /(?:^|[^\p{L}])([.,])$/u.exec(before) ?? []
  const end = /^(?:[.,](?![.,])(?:[-–—−=]{1,2})?|:-)/u.exec(after)?.[0] ?? ''
  const head = mark === '' ? before : before.slice(0, -1)
  return { number: mark + number, marks: `${head} ${after.slice(end.length)}` }
}

/** The currency's own sign counts too, for currencies without an entry in our table. */
function currencyOf(marks: string, currency: string): string | null | undefined {
  const bare = marks.trim()
  return bare !== '' && bare === symbolOf(currency) ? currency : currencyNamed(marks)
}

/** "$", "€", "£" */
export function symbolOf(currency: string): string {
  return formatMoney({ minor: 0, currency }).replace(/[\d\s]/g, '')
}

function readSeparators(text: string, currency: string): Result<Money, AmountRefusal> {
  const separators = text.replace(/\d/g, '')
  const last = separators.at(-1)
  if (last === undefined) return fromParts(text, '', currency)

  const isMixed = new Set(separators).size > 1
  const head = text.slice(0, text.lastIndexOf(last))
  const tail = text.slice(text.lastIndexOf(last) + 1)

  if (isMixed) {
    const whole = joinGroups(head, last === '.' ? ',' : '.')
    return whole === null ? refuse({ reason: 'not_a_number' }) : fromParts(whole, tail, currency)
  }
  if (separators.length > 1) {
    const whole = joinGroups(text, last)
    return whole === null ? refuse({ reason: 'not_a_number' }) : fromParts(whole, '', currency)
  }
  const mayBeThousands = tail.length === 3 && /^[1-9]\d{0,2}$/.test(head)
  if (!mayBeThousands) return fromParts(head, tail, currency)
  if (last === ',') return fromParts(head + tail, '', currency)
  return refuse({ reason: 'ambiguous', readings: bothReadings(head, tail, currency) })
}

function bothReadings(head: string, tail: string, currency: string): [Money, Money] {
  const exponent = exponentOf(currency)
  const asDecimal = Math.round(Number(`${head}.${tail}`) * 10 ** exponent)
  return [
    { minor: asDecimal, currency },
    { minor: Number(head + tail) * 10 ** exponent, currency },
  ]
}

function fromParts(whole: string, decimals: string, currency: string): Result<Money, AmountRefusal> {
  const exponent = exponentOf(currency)
  if (decimals.length > exponent && !isZeroes(decimals, exponent)) {
    return refuse({ reason: 'too_precise', decimals: exponent })
  }
  const minor = Number((whole || '0') + decimals.slice(0, exponent).padEnd(exponent, '0'))
  return Number.isSafeInteger(minor) ? succeed({ minor, currency }) : refuse({ reason: 'not_a_number' })
}

/** "12.00" is twelve in a currency without decimals; "12.000" is too precise in one with two. */
function isZeroes(decimals: string, exponent: number): boolean {
  return exponent === 0 && /^0{1,2}$/.test(decimals)
}

/** Joins "1.234.567" if every group behind the first has three digits, else null. */
function joinGroups(text: string, separator: string): string | null {
  const [first = '', ...rest] = text.split(separator)
  const isGrouped = /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group))
  return isGrouped || (rest.length === 0 && /^\d+$/.test(first)) ? [first, ...rest].join('') : null
}

/** Spaces and apostrophes may only separate groups of three: "12 50" is refused, not read as 1250. */
function joinSpacedGroups(text: string): string | null {
  if (!/[\s'’٬]/.test(text)) return text
  const [, whole = '', rest = ''] = /^([\d\s'’٬]+)([.,]\d*)?$/.exec(text) ?? []
  const joined = joinGroups(whole.trim().replace(/[\s'’٬]/g, ' '), ' ')
  return joined === null ? null : joined + rest
}

/** Digits of every script become 0 to 9; the Arabic marks become a dot and a comma, a raised dot a dot. */
function asciiDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)))
    .replace(/[\u066b\u00b7]/g, '.')
    .replace(/\u060c/g, ',')
}

/** In Unicode the ten digits of a script are consecutive, so the value is the distance from the first. */
function digitValue(codePoint: number): number {
  let start = codePoint
  while (codePoint - start < 9 && /\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1
  return (codePoint - start) % 10
}
