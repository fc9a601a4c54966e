import { redirect } from 'next/navigation'
import type { SignedIn } from '@/lib/readers/session-store'
import { isStaff } from '@/lib/staff/rules'
import { path } from '@/lib/urls'
import { requestedPath } from '../../_parts/requested-path'
import { findSignedIn } from '../../_parts/signed-in'
import { refuse } from './refuse'

/** Access to the page of the second factor: for signed-in staff, with or without a proved second factor. */
export async function requireStaffSession(): Promise<SignedIn> {
  const signedIn = await findSignedIn()
  if (signedIn === null) redirect(path('/sign-in', { back: await requestedPath() }))
  if (!isStaff(signedIn.role)) return refuse()
  return signedIn
}
