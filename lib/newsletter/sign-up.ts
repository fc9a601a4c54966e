import { inTransaction } from '../db'
import { isDisposable } from '../disposable-address'
import { evenly } from '../even-time'
import { consumeSignUpLimit, type Limited } from '../limits'
import { succeed, type Result } from '../result'
import { askToConfirm } from './ask-to-confirm'
import type { SignUp } from './schema'

/**
 * Requests a subscription. The answer, and its time, are the same for new, known, suppressed and disposable addresses
 * and for bots caught by the honeypot: only the mailbox learns the difference. Stored before anything is mailed, so
 * nothing is lost while the mail server is away. `ip` is the visitor's; only its prefix is stored.
 */
export function signUp(request: SignUp, visit: Visit): Promise<Result<void, Limited>> {
  return evenly(() => take(request, visit))
}

type Visit = { now: Date; ip: string }

async function take({ email, page, website }: SignUp, { now, ip }: Visit): Promise<Result<void, Limited>> {
  const consumed = await consumeSignUpLimit({ address: email, ip })
  if (!consumed.ok) return consumed
  if (website !== '' || isDisposable(email)) return succeed(undefined)
  await inTransaction((transaction) => askToConfirm(transaction, { email, page, ip, now }))
  return succeed(undefined)
}
