'use server'

import { redirect } from 'next/navigation'
import { inTransaction } from '@/lib/db'
import { fieldsOf } from '@/lib/form'
import { endAllSessions } from '@/lib/sessions/end-all-sessions'
import { endSession } from '@/lib/sessions/end-session'
import { sessionIdSchema } from '@/lib/sessions/schema'
import { forgetBrowser } from '../../../_parts/forget-browser'
import { requireSignedIn } from '../require-signed-in'
import { requestText } from '../../../_parts/request-text'

export async function endOne(form: FormData): Promise<void> {
  const t = await requestText()
  const { id } = await requireSignedIn()
  const sessionId = sessionIdSchema.parse(fieldsOf(form).session)
  if (sessionId !== null) await endSession(sessionId, id)
  redirect(t.href('/account/sessions?ended=1'))
}

export async function signOutEverywhere(): Promise<void> {
  const t = await requestText()
  const { id } = await requireSignedIn()
  await inTransaction((transaction) => endAllSessions(transaction, id))
  await forgetBrowser()
  redirect(t.href('/sign-in?ended=everywhere'))
}
