import { fileRequest } from '../address-requests/file-request'
import type { Language } from '../languages/rules'
import { signInLimits, type Limited } from '../limits/limits'
import type { Result } from '../result'
import { ownPath } from '../urls'
import type { SignIn } from './schema'
import type { SignInContent } from './take-sign-in'

/**
 * Requests a mail with a link and a code that sign in the reader of this mailbox. Work and answer are the same for
 * addresses with an account and without. Returns the id of the request, by which the browser that asked may enter the
 * code.
 */
export function askToSignIn(
  { email, back, website }: SignIn,
  { now, ip, language }: { now: Date; ip: string; language: Language },
): Promise<Result<string, Limited>> {
  const content: SignInContent = { email, returnTo: ownPath(back) ?? '', isRobot: website !== '', language }
  return fileRequest({ kind: 'sign-in', content, limits: signInLimits({ address: email, ip }), now })
}
