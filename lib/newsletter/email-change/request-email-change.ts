import { fileRequest } from '../../address-requests/file-request'
import { preferencesLimits, type Limited } from '../../limits/limits'
import { refuse, succeed, type Result } from '../../result'
import { readToken } from '../../secrets/tokens'
import type { AddressRequest } from '../schema'
import type { EmailChangeContent } from './take-email-change'

/**
 * Requests a change of address. Work and answer are the same if the new address is subscribed, suppressed or disposable:
 * only its own mailbox is told.
 */
export async function requestEmailChange(
  { token, email }: AddressRequest,
  { now, ip }: { now: Date; ip: string },
): Promise<Result<void, Limited | { reason: 'unknown' }>> {
  const read = readToken('preferences', token, now)
  if (!read.ok) return refuse({ reason: 'unknown' })
  const content: EmailChangeContent = { link: read.value, email }
  const limits = preferencesLimits({ subscriberId: read.value, address: email, ip })
  const filed = await fileRequest({ kind: 'email-change', content, limits, now })
  return filed.ok ? succeed(undefined) : filed
}
