import { fileRequest } from '../../address-requests/file-request'
import { ipPrefix } from '../../limits/ip-prefix'
import { signUpLimits, type Limited } from '../../limits/limits'
import { succeed, type Result } from '../../result'
import type { ConfirmAgainContent } from './take-confirm-again'

/** Requests a new confirmation link for the subscriber whom a signed link names. */
export async function fileConfirmAgain(
  content: ConfirmAgainContent,
  { now, ip }: { now: Date; ip: string },
): Promise<Result<void, Limited>> {
  const limits = signUpLimits({ subject: 'link' in content ? content.link : content.subscriberId, ip })
  const request = { kind: 'confirm-again', content, limits, ipPrefix: ipPrefix(ip) || null, now } as const
  const filed = await fileRequest(request)
  return filed.ok ? succeed(undefined) : filed
}
