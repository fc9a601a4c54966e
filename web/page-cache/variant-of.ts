import { isAtRisk, takesDonationsFrom } from '@/lib/countries'
import { currencyOfCountry } from '@/lib/offers/rules'

/** What of a country a public page depends on: "eur", "usd closed at-risk". Few values, however many countries. */
export function variantOf(country: string): string {
  const words: string[] = [currencyOfCountry(country)]
  if (!takesDonationsFrom(country)) words.push('closed')
  if (isAtRisk(country)) words.push('at-risk')
  return words.join(' ')
}
