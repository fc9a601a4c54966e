import { redirect } from 'next/navigation'
import type { SignedIn } from '@/lib/readers/session-store'
import { path } from '@/lib/urls'
import { requestedPath } from '../../_parts/requested-path'
import { findSignedIn } from '../../_parts/signed-in'

/** Every page and action of the account calls this first. A reader who is not signed in is led there and back. */
export async function requireSignedIn(): Promise<SignedIn> {
  const signedIn = await findSignedIn()
  if (signedIn === null) redirect(path('/sign-in', { back: await requestedPath() }))
  return signedIn
}
