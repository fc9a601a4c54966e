import { fileRequest } from '../../address-requests/file-request'
import { manageLinkLimits, type Limited } from '../../limits/limits'
import { refuse, succeed, type Result } from '../../result'
import { readToken } from '../../secrets/tokens'
import type { ManageLinkContent } from './take-manage-link'

/**
 * Mails a new link to the donor of an expired one; the address is neither shown nor typed. Work and answer are the same
 * whether or not there is an address to write to.
 */
export async function mailManageLink(
  token: string,
  { now, ip }: { now: Date; ip: string },
): Promise<Result<void, Limited | { reason: 'unknown' }>> {
  const read = readToken('manage-donation', token, now)
  if (!read.ok && read.reason === 'unknown') return refuse({ reason: 'unknown' })
  const content: ManageLinkContent = { donationId: read.ok ? read.value : read.subject }
  const limits = manageLinkLimits({ ...content, ip })
  const filed = await fileRequest({ kind: 'manage-link', content, limits, now })
  return filed.ok ? succeed(undefined) : filed
}
