import { db } from '../db'
import { keptHours } from './rules'

/**
 * Deletes the networks of started donations, card attempts, closed card_guards and expired proofs. Returns how many rows.
 */
export async function forgetNetworks(now: Date): Promise<number> {
  const before = { lt: new Date(now.getTime() - keptHours * 3_600_000) }
  const gone = [
    await db().donationStart.deleteMany({ where: { startedAt: before } }),
    await db().cardAttempt.deleteMany({ where: { at: before } }),
    await db().cardGuard.deleteMany({ where: { openUntil: before } }),
    await db().usedProof.deleteMany({ where: { expiresAt: before } }),
  ]
  return gone.reduce((sum, { count }) => sum + count, 0)
}
