import type { DonationState } from '@/lib/donations/rules'
import { exponentOf, formatMoney, type Money } from '@/lib/money'
import { publication } from '@/lib/publication'

/** The state of a donation, in words. */
export const stateWords: Record<DonationState, string> = {
  pending: 'Started, not paid yet',
  paid: 'Paid',
  refunded: 'Refunded',
  scheduled: 'Agreed, starts later',
  active: 'Running',
  past_due: 'Last payment failed',
  ending: 'Ending',
  ended: 'Ended',
  expired: 'Never paid',
}

/** Where on the site a donation was started, in words; an unknown place by its name. */
export function namePlacement(placement: string): string {
  const known: Record<string, string> = {
    article: 'Under an article',
    'donate-page': 'The donation page',
    'thank-you': 'The page after a single donation',
    header: 'The button at the top of the page',
    'front-page': 'The front page',
    footer: 'The foot of the page',
    newsletter: 'The newsletter',
    reminder: 'A reminder',
    calendar: 'A calendar entry',
    ended: 'The email after a donation ended',
  }
  return known[placement] ?? placement
}

export const say = (amount: Money): string => formatMoney(amount, publication.locale)

/** Always with cents, so that the decimals of a column are aligned: "$2.00". */
export const sayInFull = (amount: Money): string => write(amount, exponentOf(amount.currency))

/** Large sums without cents: "$26,324". */
export const sayRounded = (amount: Money): string => write(amount, 0)

function write({ minor, currency }: Money, digits: number): string {
  return new Intl.NumberFormat(publication.locale, {
    style: 'currency',
    currency: currency.toUpperCase(),
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** exponentOf(currency))
}

export const sayCount = (number: number): string => number.toLocaleString(publication.locale)

/** "1 donation", "2,813 donations" */
export const sayMany = (number: number, thing: string): string =>
  `${sayCount(number)} ${thing}${number === 1 ? '' : 's'}`
