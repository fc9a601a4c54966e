import { isDisposableEmail } from 'disposable-email-domains-js'

/** True for throw-away mailboxes. Whoever uses one gets the usual answer and no mail: no oracle for robots. */
export function isDisposable(address: string): boolean {
  return isDisposableEmail(address)
}
