import { formatMoney, money, type Money } from '../money'
import { publication, type Currency } from '../publication'
import { refuse, succeed, type Result } from '../result'

export const frequencies = ['once', 'monthly', 'annual'] as const
export type Frequency = (typeof frequencies)[number]
export const defaultFrequency: Frequency = 'monthly'

export const frequencyLabels: Record<Frequency, string> = {
  once: 'Once',
  monthly: 'Monthly',
  annual: 'Annual',
}

/** Major units, the same in every currency that the box offers. */
const presetAmounts: Record<Frequency, readonly number[]> = {
  once: [10, 25, 50, 100],
  monthly: [2, 5, 10, 25],
  annual: [25, 50, 100, 250],
}
const defaultAmounts: Record<Frequency, number> = { once: 25, monthly: 10, annual: 50 }

/** Major units, least and most. Above, a person should write to us. */
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

const rhythms: Record<Frequency, string> = { once: 'once', monthly: 'every month', annual: 'every year' }

/** "$10 every month": how a gift is called wherever a person reads it. */
export function describeGift(amount: Money, frequency: Frequency): string {
  return `${formatMoney(amount, publication.locale)} ${rhythms[frequency]}`
}
