import { settings } from './env'
import { publication } from './publication'

/** True for a country whose law punishes those who give to us. @param country ISO 3166 code; empty where nobody named it */
export function isAtRisk(country: string): boolean {
  return publication.countriesAtRisk.includes(country.toUpperCase())
}

/** False where donations from this country are closed by a setting. */
export function takesDonationsFrom(country: string): boolean {
  return settings().DONATIONS_AT_RISK === 'open' || !isAtRisk(country)
}
