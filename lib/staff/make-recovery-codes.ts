import { randomInt } from 'node:crypto'
import { inTransaction } from '../db'
import { hashRecoveryCode } from './hash-recovery-code'
import { recoveryCodeCount } from './rules'
import { notifyOfSecondFactor } from './notify-of-second-factor'

/** Digits and capitals without those that look alike: 0 and O, 1, I and L. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * Creates ten new recovery codes ("ABCDE-FGHJK", about 49 bits each), to be shown once: we store only their hashes.
 * Older codes stop working, and their owner is told by mail.
 */
export async function makeRecoveryCodes(userId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => `${draw(5)}-${draw(5)}`)
  await inTransaction(async (transaction) => {
    // Without the lock, two requests at once would leave twenty codes.
    await transaction.$queryRaw`select id from users where id = ${userId}::uuid for update`
    await transaction.recoveryCode.deleteMany({ where: { userId } })
    const data = codes.map((code) => ({ userId, codeHash: hashRecoveryCode(userId, code) }))
    await transaction.recoveryCode.createMany({ data })
    await notifyOfSecondFactor(transaction, { userId, news: 'codes', now })
  })
  return codes
}

function draw(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
}
