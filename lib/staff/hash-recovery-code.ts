import { fingerprint } from '../secrets/tokens'

/** The stored form of a recovery code: bound to its owner, regardless of hyphen and case. */
export function hashRecoveryCode(userId: string, code: string): string {
  return fingerprint('recovery-code', `${userId}:${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`)
}
