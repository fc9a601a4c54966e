import { inTransaction } from '../db'
import { postMail } from '../mail/post-mail'
import { endAllSessions } from '../sessions/end-all-sessions'
import { footLinks } from '../urls'
import { secondFactorMail } from './emails'
import { recordAction } from './record-action'

/**
 * Removes somebody's app and recovery codes if they lost both, and signs them out everywhere. At their
 * next sign-in they set up a new one. Done twice it is done once.
 */
export async function resetSecondFactor(
  userId: string,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await inTransaction(async (transaction) => {
    const { count } = await transaction.secondFactor.deleteMany({ where: { userId } })
    if (count === 0) return
    await transaction.recoveryCode.deleteMany({ where: { userId } })
    await endAllSessions(transaction, userId)
    const { email } = await transaction.user.findUniqueOrThrow({ where: { id: userId } })
    const action = 'people.second-factor-reset'
    await recordAction(transaction, {
      staffId: by,
      action,
      subject: `user:${userId}`,
      details: { email },
      now,
    })
    const content = await secondFactorMail({ ...footLinks(), news: 'reset' })
    const uniqueKey = `${action}:${userId}:${now.getTime()}`
    await postMail(transaction, { uniqueKey, kind: 'second-factor', to: email, content }, now)
  })
}
