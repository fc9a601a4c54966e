import { fileRequest } from '../../address-requests/file-request'
import type { Language } from '../../languages/rules'
import { ipPrefix } from '../../limits/ip-prefix'
import { signUpLimits, type Limited } from '../../limits/limits'
import { succeed, type Result } from '../../result'
import type { SignUp } from '../schema'
import type { SignUpContent } from './take-sign-up'

/**
 * Requests a subscription. Work and answer are the same for new, known, suppressed and disposable addresses and for
 * robots caught by the honeypot: only the mailbox learns the difference. `ip` is the visitor's; only its prefix is
 * stored.
 */
export async function signUp(
  { email, page, website }: SignUp,
  { now, ip, language }: { now: Date; ip: string; language: Language },
): Promise<Result<void, Limited>> {
  const content: SignUpContent = { email, page, isRobot: website !== '', language }
  const limits = signUpLimits({ subject: email, ip })
  const filed = await fileRequest({ kind: 'sign-up', content, limits, ipPrefix: ipPrefix(ip) || null, now })
  return filed.ok ? succeed(undefined) : filed
}
