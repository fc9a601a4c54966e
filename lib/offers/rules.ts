import { money, type Money } from '../money'
import { publication, type Currency } from '../publication'
import { refuse, succeed, type Result } from '../result'

export const frequencies = ['once', 'monthly', 'annual'] as const
export type Frequency = (typeof frequencies)[number]
export const defaultFrequency: Frequency = 'monthly'

export const frequencyLabels = {
  once: 'Once',
  monthly: 'Monthly',
  annual: 'Annual',
} as const satisfies Record<Frequency, string>

/** As a sentence names them: "You typed euros". */
export const currencyNames: Record<Currency, string> = { usd: 'US dollars', eur: 'euros', gbp: 'pounds' }

/** Major units, the same in every currency of the donation box. */
const presetAmounts: Record<Frequency, readonly number[]> = {
  once: [10, 25, 50, 100],
  monthly: [2, 5, 10, 25],
  annual: [25, 50, 100, 250],
}
const defaultAmounts: Record<Frequency, number> = { once: 25, monthly: 10, annual: 50 }

/** Minimum and maximum, in major units. For more, a person should write to us. */
const amountBounds: Record<Frequency, readonly [number, number]> = {
  once: [2, 10_000],
  monthly: [2, 1_000],
  annual: [10, 10_000],
}

export function listPresets(frequency: Frequency, currency: Currency): Money[] {
  return presetAmounts[frequency].map((amount) => money(amount, currency))
}

export function defaultAmount(frequency: Frequency, currency: Currency): Money {
  return money(defaultAmounts[frequency], currency)
}

export function boundsOf(frequency: Frequency, currency: Currency): { least: Money; most: Money } {
  const [least, most] = amountBounds[frequency]
  return { least: money(least, currency), most: money(most, currency) }
}

/** What a recurring donation may be switched to; a single one to nothing else. */
export function otherFrequency(frequency: Frequency): Frequency {
  return { once: 'once', monthly: 'annual', annual: 'monthly' }[frequency] as Frequency
}

/** About the same money a year in the other frequency, in whole units and within the limits; a proposal. */
export function convertAmount({ minor, currency }: Money, to: 'monthly' | 'annual'): Money {
  const unit = money(1, currency).minor
  const exact = to === 'annual' ? minor * 12 : minor / 12
  const { least, most } = boundsOf(to, currency as Currency)
  const whole = Math.round(exact / unit) * unit
  return { minor: Math.min(Math.max(whole, least.minor), most.minor), currency }
}

/** The largest preset below an amount; null if there is none. */
export function smallerPreset({ minor, currency }: Money, frequency: Frequency): Money | null {
  const presets = listPresets(frequency, currency as Currency)
  return presets.filter((preset) => preset.minor < minor).at(-1) ?? null
}

export type BoundsRefusal = { reason: 'too_small'; least: Money } | { reason: 'too_large'; most: Money }

export function checkBounds(
  amount: Money,
  { frequency, currency }: { frequency: Frequency; currency: Currency },
): Result<Money, BoundsRefusal> {
  const { least, most } = boundsOf(frequency, currency)
  if (amount.minor < least.minor) return refuse({ reason: 'too_small', least })
  if (amount.minor > most.minor) return refuse({ reason: 'too_large', most })
  return succeed(amount)
}

/**
 * The assumed card fee: Stripe's standard price, which foreign and business cards slightly exceed. In hundredths of a
 * per cent, and in minor units of each currency.
 */
const cardFee: { rate: number; fixed: Record<Currency, number> } = {
  rate: 290,
  fixed: { usd: 30, eur: 30, gbp: 30 },
}

/**
 * The total to charge, and the part of it that covers the fee, so that the whole donation arrives: (donation + fixed) / (1
 * - rate), rounded up.
 */
export function coverFee(donation: Money): { total: Money; fee: Money } {
  const { currency } = donation
  const fixed = cardFee.fixed[currency as Currency]
  const minor = Math.ceil(((donation.minor + fixed) * 10_000) / (10_000 - cardFee.rate))
  return { total: { minor, currency }, fee: { minor: minor - donation.minor, currency } }
}

/** The rule of the assumed card fee, for pages without a script that could show the sum: 2.9 and $0.30. */
export function cardFeeRule(currency: Currency): { percent: number; fixed: Money } {
  return { percent: cardFee.rate / 100, fixed: { minor: cardFee.fixed[currency], currency } }
}

const euroCountries = new Set(
  'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK AD MC ME SM VA XK'.split(' '),
)

/**
 * The first currency of the box for a country (ISO 3166, two letters): the country's own if we accept it, else the
 * paper's.
 */
export function currencyOfCountry(country: string): Currency {
  const code = country.toUpperCase()
  if (['GB', 'IM', 'JE', 'GG'].includes(code)) return 'gbp'
  if (euroCountries.has(code)) return 'eur'
  return code === 'US' ? 'usd' : publication.currency
}
