import { ipPrefix } from '../limits/ip-prefix'
import { fingerprint } from '../secrets/tokens'

/** A pseudonym for the network (/24 or /56) of an address, which cannot be reversed; null if there is none. */
export function nameNetwork(ip: string): string | null {
  const prefix = ipPrefix(ip)
  return prefix === '' ? null : fingerprint('network', prefix)
}
