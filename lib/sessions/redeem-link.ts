import { db } from '../db'
import { refuse, succeed, type Result } from '../result'
import { fingerprint } from '../secrets/tokens'

/** An address that was just confirmed, and the path that its owner wanted to continue to ('' for none). */
export type Proved = { email: string; returnTo: string }

/**
 * Uses up a mailed link and the code of the same mail. Pressed twice, or in two processes at once, it confirms the
 * address once. lib/sessions/queries.ts says why a link no longer works.
 */
export async function redeemLink(token: string, now: Date): Promise<Result<Proved, { reason: 'over' }>> {
  const [consumed] = await db().verificationToken.updateManyAndReturn({
    where: { tokenHash: fingerprint('sign-in-link', token), usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { email: true, returnTo: true },
  })
  return consumed === undefined ? refuse({ reason: 'over' }) : succeed(consumed)
}
