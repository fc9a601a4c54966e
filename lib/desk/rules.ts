import type { Frequency } from '../offers/rules'
import { publication } from '../publication'

/** Net money that moved in one month, of donations of one frequency; minor units, negative where more went back. */
export type MonthlyRevenue = { month: string; currency: string; frequency: Frequency; minor: number }

/** The paper's currencies in its order, then any others by name. */
export function orderCurrencies(currencies: Iterable<string>): string[] {
  const offered: readonly string[] = publication.currencies
  const rank = (currency: string) => (offered.includes(currency) ? offered.indexOf(currency) : offered.length)
  return [...new Set(currencies)].sort((one, other) => rank(one) - rank(other) || one.localeCompare(other))
}

/**
 * The recurring revenue of a month: monthly donations in full, and a twelfth of each annual one in each of the twelve
 * months it covers. `month` is its first day; `rows` begin a year earlier.
 */
export function spreadRecurring(
  rows: readonly MonthlyRevenue[],
  { month, currency }: { month: string; currency: string },
): number {
  const yearBefore = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`
  const own = rows.filter((row) => row.currency === currency)
  const monthly = own.filter((row) => row.frequency === 'monthly' && row.month === month)
  const annual = own.filter(
    (row) => row.frequency === 'annual' && row.month > yearBefore && row.month <= month,
  )
  return Math.round(sum(monthly) + sum(annual) / 12)
}

export function sum(rows: readonly { minor: number }[]): number {
  return rows.reduce((total, { minor }) => total + minor, 0)
}

/** The change in whole per cent; null if there was nothing before. */
export function changeInPercent(now: number, before: number): number | null {
  return before <= 0 ? null : Math.round(((now - before) / before) * 100)
}

/** The kind of a search, recognised by its format. */
export type Search =
  | {
      by: 'donation' | 'payment' | 'charge' | 'invoice' | 'refund' | 'dispute' | 'subscription' | 'session'
      id: string
    }
  | { by: 'address' | 'address or reference'; text: string }

const prefixes = {
  pi_: 'payment',
  ch_: 'charge',
  in_: 'invoice',
  re_: 'refund',
  dp_: 'dispute',
  du_: 'dispute',
  sub_: 'subscription',
  cs_: 'session',
} as const

/**
 * Donors quote the reference on a receipt; colleagues paste our ids or Stripe's; anything else is the beginning of an
 * address.
 */
export function readSearch(typed: string): Search | null {
  const text = typed.trim()
  if (text === '') return null
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text))
    return { by: 'donation', id: text.toLowerCase() }
  for (const [prefix, by] of Object.entries(prefixes)) if (text.startsWith(prefix)) return { by, id: text }
  return { by: /^[a-z\d]{8}$/i.test(text) ? 'address or reference' : 'address', text }
}
