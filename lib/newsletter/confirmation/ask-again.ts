import type { Limited } from '../../limits/limits'
import { refuse, type Result } from '../../result'
import { readToken } from '../../secrets/tokens'
import { fileConfirmAgain } from './file-confirm-again'

/**
 * Requests a new confirmation on the preferences page of somebody who left or never confirmed. The link may have been
 * forwarded, so it subscribes nobody: a new mail has to be confirmed, as with the first sign-up.
 */
export async function askAgain(
  token: string,
  visit: { now: Date; ip: string },
): Promise<Result<void, Limited | { reason: 'unknown' }>> {
  const read = readToken('preferences', token, visit.now)
  if (!read.ok) return refuse({ reason: 'unknown' })
  return fileConfirmAgain({ link: read.value, page: '/newsletter/preferences' }, visit)
}
