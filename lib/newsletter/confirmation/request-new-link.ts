import type { Limited } from '../../limits/limits'
import { refuse, type Result } from '../../result'
import { fileConfirmAgain } from './file-confirm-again'
import { readConfirmToken, splitConfirmSubject } from './read-confirm-token'

export type NewLinkRefusal = Limited | { reason: 'unknown' }

/**
 * Mails a new confirm link to the address of an expired one, which need not be typed again. Work and answer are the same
 * if that address has confirmed in the meantime, was erased or may no longer be mailed.
 */
export async function requestNewLink(
  token: string,
  visit: { now: Date; ip: string },
): Promise<Result<void, NewLinkRefusal>> {
  const read = readConfirmToken(token, visit.now)
  if (!read.ok && read.reason === 'unknown') return refuse({ reason: 'unknown' })
  const { subscriberId } = read.ok ? read.value : splitConfirmSubject(read.subject)
  return fileConfirmAgain({ subscriberId, page: '/newsletter/confirm' }, visit)
}
