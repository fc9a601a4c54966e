import { redirect } from 'next/navigation'
import type { SignedIn } from '@/lib/readers/session-store'
import { path } from '@/lib/urls'
import { requestedPath } from '../../_parts/requested-path'
import { requestText } from '../../_parts/request-text'
import { findSignedIn } from '../../_parts/signed-in'

/** Every page and action of the account calls this first. A reader who is not signed in is led there and back. */
export async function requireSignedIn(): Promise<SignedIn> {
  const signedIn = await findSignedIn()
  if (signedIn !== null) return signedIn
  const t = await requestText()
  redirect(t.href(path('/sign-in', { back: await requestedPath() })))
}
