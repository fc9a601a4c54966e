import { ipPrefix } from '../ip-prefix'
import { fingerprint } from '../tokens'

/** A name for the network (/24 or /56) of an address, from which it cannot be read back; null where there is none. */
export function nameNetwork(ip: string): string | null {
  const prefix = ipPrefix(ip)
  return prefix === '' ? null : fingerprint('network', prefix)
}
