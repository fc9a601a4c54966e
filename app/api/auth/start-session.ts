import { cookies, headers } from 'next/headers'
import { openSessionStore } from '@/lib/readers/session-store'
import type { Proved } from '@/lib/sessions/redeem-link'
import { describeDevice } from '@/lib/sessions/rules'
import { assumeRole } from '@/lib/staff/assume-role'
import { isStaff } from '@/lib/staff/rules'
import { ownPath } from '@/lib/urls'
import { openSession, sessionCookie } from './options'

/**
 * Signs this browser in as the owner of the confirmed address, with a new session; its former session ends. Returns the
 * path to continue to.
 */
export async function startSession({ email, returnTo }: Proved, now: Date): Promise<string> {
  const device = describeDevice((await headers()).get('user-agent') ?? '')
  const visit = { now, device, proved: email }
  const token = await openSession(visit)
  const role = await assumeRole(email, now)

  const { name, ...options } = sessionCookie()
  const jar = await cookies()
  const previous = jar.get(name)?.value
  if (previous !== undefined) await openSessionStore(visit).deleteSession(previous)
  jar.set(name, token, options)
  return ownPath(returnTo) ?? (isStaff(role) ? '/staff' : '/account')
}
