import { inTransaction, type Queryable } from '../db'
import { consumeSecondFactorLimit, type Limited } from '../limits/limits'
import { matchCode } from '../secrets/one-time-code'
import { refuse, succeed, type Result } from '../result'
import { unseal } from '../secrets/seal'
import { hashRecoveryCode } from './hash-recovery-code'
import { notifyOfSecondFactor } from './notify-of-second-factor'

/** The person, the session that they confirm, and what they typed: six digits, or a recovery code. */
export type Proof = { userId: string; sessionId: string; code: string }

export type ProofRefusal = Limited | { reason: 'wrong' }

type Times = { now: Date; /** The world's time, which an authenticator app goes by. */ wallClock: Date }

/** 'set-up' for the first code of a new app; 'proved' afterwards. */
type Proven = 'set-up' | 'proved'

/**
 * Accepts a code of the app, or a recovery code, as the second factor of a session. No code is accepted twice: time
 * steps only increase, and a recovery code is used up. The first code of a new app sets it up.
 */
export async function proveSecondFactor(
  proof: Proof,
  { now, wallClock }: Times,
): Promise<Result<Proven, ProofRefusal>> {
  const limited = await consumeSecondFactorLimit(proof.userId)
  if (!limited.ok) return limited
  return inTransaction(async (transaction) => {
    const isCode = /^\d{6}$/.test(proof.code)
    const proven = isCode
      ? await takeCode(transaction, proof, { now, wallClock })
      : await takeRecoveryCode(transaction, proof, now)
    if (proven === null) {
      await notifyOfSecondFactor(transaction, { userId: proof.userId, news: 'failed', now })
      return refuse({ reason: 'wrong' })
    }
    await transaction.session.updateMany({
      where: { id: proof.sessionId, userId: proof.userId },
      data: { secondFactorAt: now },
    })
    return succeed(proven)
  })
}

async function takeCode(
  transaction: Queryable,
  { userId, code }: Proof,
  { now, wallClock }: Times,
): Promise<Proven | null> {
  const factor = await transaction.secondFactor.findUnique({ where: { userId } })
  if (factor === null) return null
  const lastStep = matchCode(unseal('second-factor', factor.sealedSecret), code, wallClock)
  if (lastStep === null) return null
  const { count } = await transaction.secondFactor.updateMany({
    where: { userId, lastStep: { lt: lastStep } },
    data: { lastStep },
  })
  if (count === 0) return null
  if (factor.confirmedAt !== null) return 'proved'
  await transaction.secondFactor.update({ where: { userId }, data: { confirmedAt: now } })
  await notifyOfSecondFactor(transaction, { userId, news: 'set', now })
  return 'set-up'
}

async function takeRecoveryCode(
  transaction: Queryable,
  { userId, code }: Proof,
  now: Date,
): Promise<Proven | null> {
  const { count } = await transaction.recoveryCode.updateMany({
    where: { userId, codeHash: hashRecoveryCode(userId, code), usedAt: null },
    data: { usedAt: now },
  })
  if (count === 0) return null
  await notifyOfSecondFactor(transaction, { userId, news: 'recovered', now })
  return 'proved'
}
