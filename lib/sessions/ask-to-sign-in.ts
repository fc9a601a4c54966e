import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { inTransaction, type Queryable } from '../db'
import { evenly } from '../even-time'
import { consumeSignInLimit, type Limited } from '../limits'
import { postMail } from '../mail/post-mail'
import { mayAskForMail } from '../readers/queries'
import { succeed, type Result } from '../result'
import { fingerprint } from '../tokens'
import { footLinks, ownPath, siteUrl } from '../urls'
import { signInMail } from './emails'
import { hashCode } from './hash-code'
import { signInMinutes } from './rules'
import type { SignIn } from './schema'

/**
 * Mails a link and a code that sign in the reader of this mailbox. The work and the answer are the same for
 * addresses with an account and without: an account comes into being only when a mail is used. Returns the id of
 * the request, by which the browser that asked may enter the code.
 */
export function askToSignIn(
  request: SignIn,
  visit: { now: Date; ip: string },
): Promise<Result<string, Limited>> {
  return evenly(() => ask(request, visit))
}

async function ask(
  { email, back, website }: SignIn,
  { now, ip }: { now: Date; ip: string },
): Promise<Result<string, Limited>> {
  const consumed = await consumeSignInLimit({ address: email, ip })
  if (!consumed.ok) return consumed
  const request = { email, returnTo: ownPath(back) ?? '', isRobot: website !== '', now }
  return succeed(await inTransaction((transaction) => open(transaction, request)))
}

async function open(
  transaction: Queryable,
  { email, returnTo, isRobot, now }: { email: string; returnTo: string; isRobot: boolean; now: Date },
): Promise<string> {
  const [id, token, code] = [randomUUID(), randomBytes(32).toString('base64url'), drawCode()]
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
  const confirmUrl = siteUrl('/sign-in/confirm', { token })
  const content = await signInMail({ ...footLinks(), confirmUrl, code, minutes: signInMinutes })
  // A robot that filled in the honeypot gets the usual answer, and nobody gets a mail.
  if (isRobot || !(await mayAskForMail(transaction, email))) return id
  await postMail(transaction, { uniqueKey: `sign-in:${id}`, kind: 'sign-in', to: email, content }, now)
  return id
}

function drawCode(): string {
  return String(randomInt(100_000_000)).padStart(8, '0')
}
