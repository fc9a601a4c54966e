import { fileRequest } from '../address-requests/file-request'
import { signInLimits, type Limited } from '../limits'
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
  { now, ip }: { now: Date; ip: string },
): Promise<Result<string, Limited>> {
  const content: SignInContent = { email, returnTo: ownPath(back) ?? '', isRobot: website !== '' }
  return fileRequest({ kind: 'sign-in', content, limits: signInLimits({ address: email, ip }), now })
}
