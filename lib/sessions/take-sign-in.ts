import { randomBytes, randomInt } from 'node:crypto'
import type { FiledRequest } from '../address-requests/take-request'
import type { Queryable } from '../db'
import { defaultLanguage, type Language } from '../languages/rules'
import { postMail } from '../mail/post-mail'
import { mayAskForMail } from '../readers/queries'
import { fingerprint } from '../secrets/tokens'
import { footLinks, siteUrl } from '../urls'
import { signInMail } from './emails'
import { hashCode } from './hash-code'
import { signInMinutes } from './rules'

export type SignInContent = { email: string; returnTo: string; isRobot: boolean; language?: Language }

/**
 * Opens a sign-in under the id of its request and mails its link and code. Every address gets the row, so that entering
 * a code tells nothing; a robot, or an address that must not be mailed, gets no mail. An account comes into being only
 * when a mail is used.
 */
export async function takeSignIn(
  transaction: Queryable,
  { id, content, now }: FiledRequest<SignInContent>,
): Promise<void> {
  const { email, returnTo, isRobot, language = defaultLanguage } = content
  const [token, code] = [randomBytes(32).toString('base64url'), drawCode()]
  await transaction.verificationToken.create({
    data: {
      id,
      email,
      returnTo,
      createdAt: now,
      tokenHash: fingerprint('sign-in-link', token),
      codeHash: hashCode(id, code),
      expiresAt: new Date(now.getTime() + signInMinutes * 60_000),
    },
  })
  if (isRobot || !(await mayAskForMail(transaction, email))) return
  const confirmUrl = siteUrl('/sign-in/confirm', { token })
  const mail = await signInMail({ ...footLinks(), language, confirmUrl, code, minutes: signInMinutes })
  const uniqueKey = `sign-in:${id}`
  await postMail(transaction, { uniqueKey, kind: 'sign-in', to: email, content: mail }, now)
}

function drawCode(): string {
  return String(randomInt(100_000_000)).padStart(8, '0')
}
