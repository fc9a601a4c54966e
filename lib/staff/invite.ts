import { inTransaction } from '../db'
import { postMail } from '../mail/post-mail'
import { refuse, succeed, type Result } from '../result'
import { footLinks, siteUrl } from '../urls'
import { invitationMail } from './emails'
import { recordAction } from './record-action'
import { invitationDays, isStaff, type StaffRole } from './rules'

export type InviteRefusal = { reason: 'works-here' } | { reason: 'invited' }

/**
 * Invites somebody to the desk. They get the role when they next sign in with this address, within seven days. An
 * address has one open invitation: a second call sends no second mail. `by` is null for the command line.
 */
export function invite(
  { email, role }: { email: string; role: StaffRole },
  { by, now }: { by: string | null; now: Date },
): Promise<Result<void, InviteRefusal>> {
  return inTransaction(async (transaction) => {
    const user = await transaction.user.findUnique({ where: { email } })
    if (user !== null && isStaff(user.role)) return refuse({ reason: 'works-here' })

    const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000)
    await transaction.staffInvitation.deleteMany({ where: { email, expiresAt: { lte: now } } })
    const { count } = await transaction.staffInvitation.createMany({
      data: { email, role, invitedBy: by, createdAt: now, expiresAt },
      skipDuplicates: true,
    })
    if (count === 0) return refuse({ reason: 'invited' })

    const subject = `address:${email}`
    await recordAction(transaction, {
      staffId: by,
      action: 'people.invited',
      subject,
      details: { role },
      now,
    })
    const signInUrl = siteUrl('/sign-in', { back: '/staff' })
    const content = await invitationMail({ ...footLinks(), signInUrl, role, days: invitationDays })
    const uniqueKey = `staff-invitation:${email}:${now.getTime()}`
    await postMail(transaction, { uniqueKey, kind: 'staff-invitation', to: email, content }, now)
    return succeed(undefined)
  })
}
