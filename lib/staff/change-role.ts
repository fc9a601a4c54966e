import { inTransaction, type Queryable } from '../db'
import { refuse, succeed, type Result } from '../result'
import { endAllSessions } from '../sessions/end-all-sessions'
import { recordAction } from './record-action'
import type { Role } from './rules'

export type ChangeRefusal = { reason: 'last-administrator' } | { reason: 'unknown' }

/**
 * Changes somebody's role; 'reader' removes their access to the desk. Signs them out everywhere, so that no open page
 * continues with the old role. The last administrator keeps the role: two administrators who remove each other at the
 * same time cannot both succeed. A second call changes nothing.
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
