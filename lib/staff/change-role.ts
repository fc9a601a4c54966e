import { inTransaction, type Queryable } from '../db'
import { refuse, succeed, type Result } from '../result'
import { endAllSessions } from '../sessions/end-all-sessions'
import { recordAction } from './record-action'
import type { Role } from './rules'

export type ChangeRefusal = { reason: 'last-administrator' } | { reason: 'unknown' }

/**
 * Gives somebody another role, or with 'reader' takes the desk from them, and signs them out everywhere, so that
 * no open page goes on under the old one. The last administrator stays: two of them who remove each other at the
 * same moment do not leave the house empty. Done twice it changes nothing.
 */
export function changeRole(
  { userId, role }: { userId: string; role: Role },
  { by, now }: { by: string; now: Date },
): Promise<Result<void, ChangeRefusal>> {
  return inTransaction(async (transaction) => {
    const administrators = await lockAdministrators(transaction)
    const user = await transaction.user.findUnique({ where: { id: userId } })
    if (user === null) return refuse({ reason: 'unknown' })
    if (user.role === role) return succeed(undefined)
    const isLast = administrators.length === 1 && administrators[0] === userId
    if (isLast) return refuse({ reason: 'last-administrator' })

    await transaction.user.update({ where: { id: userId }, data: { role } })
    if (role === 'reader') await forgetSecondFactor(transaction, userId)
    await endAllSessions(transaction, userId)
    const action = role === 'reader' ? 'people.removed' : 'people.role-changed'
    const details = { email: user.email, from: user.role, to: role }
    await recordAction(transaction, { staffId: by, action, subject: `user:${userId}`, details, now })
    return succeed(undefined)
  })
}

/** A transaction that waits here sees the roles that the one before it wrote. */
async function lockAdministrators(transaction: Queryable): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    select id::text from users where role = 'administrator' order by id for update`
  return rows.map(({ id }) => id)
}

/** Somebody who comes back one day starts again. */
async function forgetSecondFactor(transaction: Queryable, userId: string): Promise<void> {
  await transaction.secondFactor.deleteMany({ where: { userId } })
  await transaction.recoveryCode.deleteMany({ where: { userId } })
}
