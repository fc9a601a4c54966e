'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import { askAgain } from '@/lib/newsletter/confirmation/ask-again'
import { requestEmailChange } from '@/lib/newsletter/email-change/request-email-change'
import { pauseNewsletter } from '@/lib/newsletter/preferences/pause-newsletter'
import { resumeNewsletter } from '@/lib/newsletter/preferences/resume-newsletter'
import { explainPause } from '@/lib/newsletter/rules'
import { addressSchema, languageSchema, pauseSchema } from '@/lib/newsletter/schema'
import { setLanguage } from '@/lib/newsletter/preferences/set-language'
import { path } from '@/lib/urls'
import { readFormFields } from '../../../_ui/forms/read-form-fields'
import { readAddressForm } from '../../_parts/forms/read-address-form'
import { explainWait } from '../../../_parts/explain-wait'
import { requestText } from '../../../_parts/request-text'
import { visitorIp } from '../../_parts/visitor'
import { tokenOrOwn } from '../token-or-own'

type Said = 'paused' | 'resumed' | 'asked' | 'mailed' | 'limited' | 'language'

/** Back to the page, which reads the current state; `said` only selects the message. */
async function back(token: string, said?: Said): Promise<never> {
  const t = await requestText()
  redirect(t.href(path('/newsletter/preferences', { token: token || undefined, said })))
}

/** A form without a token is from the signed-in reader. */
async function withOwn<Form extends { token: string }>(form: Form): Promise<Form> {
  return { ...form, token: await tokenOrOwn('preferences', form.token) }
}

export async function pause(_previous: FormState, form: FormData): Promise<FormState> {
  const values = fieldsOf(form)
  const parsed = pauseSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error, (await requestText()).known), values }
  const { token } = parsed.data
  const paused = await pauseNewsletter(await withOwn(parsed.data), await currentTime())
  if (paused.ok) return back(token, 'paused')
  if (paused.reason === 'unknown') return back(token)
  const field = parsed.data.weeks === 'own' ? 'ownDay' : 'weeks'
  return { errors: [{ field, message: explainPause(paused, await requestText()) }], values }
}

export async function askAddress(_previous: FormState, form: FormData): Promise<FormState> {
  const t = await requestText()
  const read = readAddressForm(form, { schema: addressSchema, t })
  if (!read.isComplete) return read.state
  const { data, values } = read
  const { token } = data
  const visit = { now: await currentTime(), ip: await visitorIp() }
  const asked = await requestEmailChange(await withOwn(data), visit)
  if (asked.ok) return back(token, 'asked')
  if (asked.reason !== 'limited') return back(token)
  return {
    errors: [{ field: 'email', message: explainWait(asked.retryAfterSeconds, t) }],
    values,
  }
}

/**
 * The page itself stays in its language: that has its own link, and a form's answer replaces only a part of the page, so
 * that the rest would be in the other language.
 */
export async function speak(form: FormData): Promise<void> {
  const { token, language } = readFormFields(languageSchema, form)
  await setLanguage({ token: await tokenOrOwn('preferences', token), language }, await currentTime())
  return back(token, 'language')
}

export async function resume(form: FormData): Promise<void> {
  const token = fieldsOf(form).token ?? ''
  const resumed = await resumeNewsletter(await tokenOrOwn('preferences', token), await currentTime())
  return back(token, resumed.ok ? 'resumed' : undefined)
}

export async function subscribeAgain(form: FormData): Promise<void> {
  const token = fieldsOf(form).token ?? ''
  const visit = { now: await currentTime(), ip: await visitorIp() }
  const asked = await askAgain(await tokenOrOwn('preferences', token), visit)
  if (asked.ok) return back(token, 'mailed')
  return back(token, asked.reason === 'limited' ? 'limited' : undefined)
}
