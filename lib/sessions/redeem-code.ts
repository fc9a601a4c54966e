import { db } from '../db'
import { isEqual } from '../secrets/is-equal'
import { consumeSignInCodeLimit, type Limited } from '../limits/limits'
import { refuse, succeed, type Result } from '../result'
import { hashCode } from './hash-code'
import type { Proved } from './redeem-link'
import { codeTries } from './rules'

export type CodeRefusal = Limited | { reason: 'wrong'; triesLeft: number } | { reason: 'over' }

/**
 * Uses up a mailed code and the link of the same mail. `requestId` is the request of the browser that asked: no other
 * browser can try codes for it. Every try is counted before the code is checked, so simultaneous tries gain nothing.
 */
export async function redeemCode(
  { requestId, code }: { requestId: string; code: string },
  { now, ip }: { now: Date; ip: string },
): Promise<Result<Proved, CodeRefusal>> {
  const limited = await consumeSignInCodeLimit({ ip })
  if (!limited.ok) return limited

  const isOpen = { id: requestId, usedAt: null, expiresAt: { gt: now } }
  const [tried] = await db().verificationToken.updateManyAndReturn({
    where: { ...isOpen, attempts: { lt: codeTries } },
    data: { attempts: { increment: 1 } },
    select: { codeHash: true, attempts: true, email: true, returnTo: true },
  })
  if (tried === undefined) return refuse(await explainNoRow(requestId))
  if (!isEqual(hashCode(requestId, code), tried.codeHash)) {
    const triesLeft = codeTries - tried.attempts
    return refuse(triesLeft > 0 ? { reason: 'wrong', triesLeft } : { reason: 'over' })
  }
  const { count } = await db().verificationToken.updateMany({ where: isOpen, data: { usedAt: now } })
  return count === 1 ? succeed({ email: tried.email, returnTo: tried.returnTo }) : refuse({ reason: 'over' })
}

/** The mail of a request that waits for the worker is not written yet, so this is not its code. */
async function explainNoRow(id: string): Promise<CodeRefusal> {
  const waiting = await db().addressRequest.count({ where: { id, kind: 'sign-in' } })
  return waiting > 0 ? { reason: 'wrong', triesLeft: codeTries } : { reason: 'over' }
}
