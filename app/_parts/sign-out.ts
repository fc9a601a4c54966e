'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { endSession } from '@/lib/sessions/end-session'
import { sessionCookie } from '../api/auth/options'
import { requestText } from './request-text'
import { findSignedIn } from './signed-in'

export async function signOut(): Promise<void> {
  const signedIn = await findSignedIn()
  if (signedIn !== null) await endSession(signedIn.sessionId, signedIn.id)
  const { name, path } = sessionCookie()
  ;(await cookies()).delete({ name, path })
  redirect((await requestText()).href('/sign-in?ended=here'))
}
