'use server'

import { redirect } from 'next/navigation'
import { endSession } from '@/lib/sessions/end-session'
import { forgetBrowser } from './forget-browser'
import { requestText } from './request-text'
import { findSignedIn } from './signed-in'

export async function signOut(): Promise<void> {
  await leave()
  redirect((await requestText()).href('/sign-in?ended=here'))
}

/** For a reader who is not the one the site takes them for, signed in or not. */
export async function forgetReader(): Promise<void> {
  await leave()
  redirect((await requestText()).href('/'))
}

async function leave(): Promise<void> {
  const signedIn = await findSignedIn()
  if (signedIn !== null) await endSession(signedIn.sessionId, signedIn.id)
  await forgetBrowser()
}
