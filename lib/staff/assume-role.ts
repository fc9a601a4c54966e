import { inTransaction, type Queryable } from '../db'
import { settings } from '../env'
import { recordAction } from './record-action'
import type { Role } from './rules'

/**
 * Gives an account that has just proved its address the role that waits for it: by an invitation, or, while nobody
 * is an administrator yet, by FIRST_ADMIN_EMAIL. Done twice it is done once. Returns the role they now have.
 */
export function assumeRole(email: string, now: Date): Promise<Role> {
  return inTransaction(async (transaction) => {
    const { id, role } = await transaction.user.findUniqueOrThrow({ where: { email } })
    const waiting = (await takeInvitation(transaction, email, now)) ?? (await firstRole(transaction, email))
    if (waiting === null || waiting === role) return role
    await transaction.user.update({ where: { id }, data: { role: waiting } })
    await recordAction(transaction, {
      staffId: id,
      action: 'people.joined',
      subject: `user:${id}`,
      details: { email, role: waiting },
      now,
    })
    return waiting
  })
}

/** The sign-in that deletes the row gets the role: of two at once, one does. */
async function takeInvitation(transaction: Queryable, email: string, now: Date): Promise<Role | null> {
  const invitation = await transaction.staffInvitation.findUnique({ where: { email } })
  if (invitation === null || invitation.expiresAt <= now) return null
  const { createdAt, role } = invitation
  const { count } = await transaction.staffInvitation.deleteMany({ where: { email, createdAt } })
  return count === 1 ? role : null
}

async function firstRole(transaction: Queryable, email: string): Promise<Role | null> {
  const { FIRST_ADMIN_EMAIL } = settings()
  if (FIRST_ADMIN_EMAIL === undefined || FIRST_ADMIN_EMAIL !== email) return null
  const isTaken = (await transaction.user.count({ where: { role: 'administrator' } })) > 0
  return isTaken ? null : 'administrator'
}
