'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { suggestAddress } from '@/lib/email-address'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import { askAgain } from '@/lib/newsletter/ask-again'
import { askForAddress } from '@/lib/newsletter/ask-for-address'
import { pauseLetters } from '@/lib/newsletter/pause-letters'
import { resumeLetters } from '@/lib/newsletter/resume-letters'
import { explainPause } from '@/lib/newsletter/rules'
import { addressSchema, pauseSchema } from '@/lib/newsletter/schema'
import { path } from '@/lib/urls'
import { acceptSuggestion } from '../../_parts/accept-suggestion'
import { explainWait } from '../../_parts/explain-wait'
import { visitorIp } from '../../_parts/visitor'

/** Back to the page, which reads how things stand now; `said` only chooses the words. */
function back(token: string, said?: 'paused' | 'resumed' | 'asked' | 'mailed' | 'limited'): never {
  redirect(path('/newsletter/preferences', { token, said }))
}

export async function pause(_previous: FormState, form: FormData): Promise<FormState> {
  const values = fieldsOf(form)
  const parsed = pauseSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error), values }
  const paused = await pauseLetters(parsed.data, await currentTime())
  if (paused.ok) back(parsed.data.token, 'paused')
  if (paused.reason === 'unknown') back(parsed.data.token)
  const field = parsed.data.weeks === 'own' ? 'ownDay' : 'weeks'
  return { errors: [{ field, message: explainPause(paused) }], values }
}

export async function askAddress(_previous: FormState, form: FormData): Promise<FormState> {
  const values = acceptSuggestion(fieldsOf(form))
  const parsed = addressSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error), values }
  const { email, token } = parsed.data
  const suggestion = suggestAddress(email)
  if (suggestion !== null && parsed.data.asked !== email) {
    return { errors: [], values: { ...values, asked: email }, suggestion }
  }
  const asked = await askForAddress(parsed.data, { now: await currentTime(), ip: await visitorIp() })
  if (asked.ok) back(token, 'asked')
  if (asked.reason !== 'limited') back(token)
  return { errors: [{ field: 'email', message: explainWait(asked.retryAfterSeconds) }], values }
}

export async function resume(form: FormData): Promise<void> {
  const token = fieldsOf(form).token ?? ''
  const resumed = await resumeLetters(token, await currentTime())
  back(token, resumed.ok ? 'resumed' : undefined)
}

export async function subscribeAgain(form: FormData): Promise<void> {
  const token = fieldsOf(form).token ?? ''
  const asked = await askAgain(token, { now: await currentTime(), ip: await visitorIp() })
  if (asked.ok) back(token, 'mailed')
  back(token, asked.reason === 'limited' ? 'limited' : undefined)
}
