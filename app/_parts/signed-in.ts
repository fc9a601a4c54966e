import { cookies } from 'next/headers'
import { cache } from 'react'
import { currentTime } from '@/lib/clock'
import type { SignedIn } from '@/lib/readers/session-store'
import { readSession, sessionCookie } from '../api/auth/options'

/**
 * Who is signed in, or null. Read once per request, even if several parts of the page need it. Without the cookie there
 * is no query.
 */
export const findSignedIn: () => Promise<SignedIn | null> = cache(async () => {
  const isAnonymous = !(await cookies()).has(sessionCookie().name)
  return isAnonymous ? null : readSession(await currentTime())
})
