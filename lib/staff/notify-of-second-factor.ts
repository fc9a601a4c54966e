import type { Queryable } from '../db'
import { postMail } from '../mail/post-mail'
import { footLinks } from '../urls'
import { secondFactorMail, type SecondFactorNews } from './emails'
import { recordAction } from './record-action'

const actions = {
  set: 'people.second-factor-set',
  recovered: 'people.second-factor-recovered',
  failed: 'people.second-factor-failed',
  codes: 'people.recovery-codes-made',
} as const

const hourMs = 3_600_000

/**
 * Writes into the audit log what happened to a second factor, and tells its owner: a person who did not do it themselves
 * must hear of it. Of codes that fail one after the other, the first of each hour is told.
 */
export async function notifyOfSecondFactor(
  transaction: Queryable,
  { userId, news, now }: { userId: string; news: Exclude<SecondFactorNews, 'reset'>; now: Date },
): Promise<void> {
  const { email } = await transaction.user.findUniqueOrThrow({ where: { id: userId } })
  const action = actions[news]
  await recordAction(transaction, { staffId: userId, action, subject: `user:${userId}`, now })
  const content = await secondFactorMail({ ...footLinks(), news })
  const moment = news === 'failed' ? Math.floor(now.getTime() / hourMs) : now.getTime()
  const uniqueKey = `${action}:${userId}:${moment}`
  await postMail(transaction, { uniqueKey, kind: 'second-factor', to: email, content }, now)
}
