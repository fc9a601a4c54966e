import { db } from '../db'
import { refuse, succeed, type Result } from '../result'
import { fingerprint } from '../tokens'

/** An address that was proved a moment ago, and the path that its owner wanted to go on to ('' for none). */
export type Proved = { email: string; returnTo: string }

/**
 * Spends a mailed link, and the code beside it. Pressed twice, or on two machines at once, it proves the address
 * once. Why a link no longer works is for lib/sessions/queries.ts to say.
 */
export async function redeemLink(token: string, now: Date): Promise<Result<Proved, { reason: 'over' }>> {
  const [spent] = await db().verificationToken.updateManyAndReturn({
    where: { tokenHash: fingerprint('sign-in-link', token), usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { email: true, returnTo: true },
  })
  return spent === undefined ? refuse({ reason: 'over' }) : succeed(spent)
}
