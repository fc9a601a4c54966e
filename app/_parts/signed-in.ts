import { cookies } from 'next/headers'
import { cache } from 'react'
import { currentTime } from '@/lib/clock'
import type { SignedIn } from '@/lib/readers/session-store'
import { readSession, sessionCookie } from '../api/auth/options'

/**
 * Who is signed in, or null; asked once a request, however many parts of the page want to know. A reader without
 * the cookie costs no query.
 */
export const findSignedIn: () => Promise<SignedIn | null> = cache(async () => {
  const isAnonymous = !(await cookies()).has(sessionCookie().name)
  return isAnonymous ? null : readSession(await currentTime())
})
