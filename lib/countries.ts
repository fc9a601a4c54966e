import { settings } from './env'
import { publication } from './publication'

/** True for a country that prosecutes people who donate to us. @param country ISO 3166 code; empty if unknown */
export function isAtRisk(country: string): boolean {
  return publication.countriesAtRisk.includes(country.toUpperCase())
}

/** False if a setting closes donations from this country. */
export function takesDonationsFrom(country: string): boolean {
  return settings().DONATIONS_AT_RISK === 'open' || !isAtRisk(country)
}
