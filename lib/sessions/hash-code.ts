import { fingerprint } from '../secrets/tokens'

/**
 * The stored form of a mailed code: bound to its request and keyed, because anybody could try all hundred million
 * codes.
 */
export function hashCode(requestId: string, code: string): string {
  return fingerprint('sign-in-code', `${requestId}:${code}`)
}
