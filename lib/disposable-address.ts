import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'

/** Made once: the library would make it anew for each address, most of a millisecond each time. */
const domains = disposableEmailBlocklistSet()

/** True for throw-away mailboxes. The answer is the usual one, without a mail: robots learn nothing. */
export function isDisposable(address: string): boolean {
  return domains.has(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
}
