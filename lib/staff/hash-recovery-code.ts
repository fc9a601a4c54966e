import { fingerprint } from '../tokens'

/** How a recovery code is kept: bound to its owner, without the hyphen and the case it was typed in. */
export function hashRecoveryCode(userId: string, code: string): string {
  return fingerprint('recovery-code', `${userId}:${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`)
}
