import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'

/** Created once: the library builds it in most of a millisecond. */
const domains = disposableEmailBlocklistSet()

/** True for throw-away mailboxes. Whoever uses one gets the usual answer and no mail: no oracle for robots. */
export function isDisposable(address: string): boolean {
  return domains.has(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
}
