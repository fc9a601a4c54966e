import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { recordRefusal } from '@/lib/staff/record-refusal'
import { isProved, isStaff, may, type StaffAction, type StaffMember } from '@/lib/staff/rules'
import { path } from '@/lib/urls'
import { requestedPath } from '../../_parts/requested-path'
import { findSignedIn } from '../../_parts/signed-in'
import { refuse } from './refuse'

/**
 * Every page and action of the desk calls this first. A visitor who is not signed in is sent
 * to sign in and back. Staff who have not proved their second factor are sent to its page. Everybody else who may not
 * do this gets 403; for staff the audit log gets a line.
 */
export async function requirePermission(action: StaffAction): Promise<StaffMember> {
  const signedIn = await findSignedIn()
  const now = await currentTime()
  const back = await requestedPath()
  if (signedIn === null) redirect(path('/sign-in', { back }))

  const { id, email, role, secondFactorAt } = signedIn
  if (isStaff(role) && !isProved(secondFactorAt, now)) redirect(path('/staff/second-factor', { back }))
  if (!may(role, action)) {
    await recordRefusal({ id, role }, { action, now })
    return refuse()
  }
  return { id, email, role }
}
