import { fingerprint } from '../tokens'

/** How a mailed code is kept: bound to its request, under a key of ours, or a hundred million guesses would find it. */
export function hashCode(requestId: string, code: string): string {
  return fingerprint('sign-in-code', `${requestId}:${code}`)
}
