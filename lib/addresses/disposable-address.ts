import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'

/** Created once: the library builds it in most of a millisecond. */
const domains = disposableEmailBlocklistSet()

/** True for throw-away mailboxes. The answer is the usual one, without a mail: robots learn nothing. */
export function isDisposable(address: string): boolean {
  return domains.has(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
}
