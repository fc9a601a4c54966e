'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { fieldsOf, type FieldError, type FormState } from '@/lib/form'
import type { ServerText } from '@/lib/languages/text'
import type { Limited } from '@/lib/limits/limits'
import { cancelReminder } from '@/lib/reminders/cancel-reminder'
import { confirmReminder } from '@/lib/reminders/confirm-reminder'
import { explainDay, readDay, type DayRefusal } from '@/lib/reminders/rules'
import { reminderSchema } from '@/lib/reminders/schema'
import { setReminder } from '@/lib/reminders/set-reminder'
import { path } from '@/lib/urls'
import { readAsked, rememberAsked } from '../_parts/forms/asked-mail'
import { readAddressForm } from '../_parts/forms/read-address-form'
import { requestText } from '../../_parts/request-text'
import { explainWait } from '../../_parts/explain-wait'
import { visitorIp } from '../_parts/visitor'
import { remindAgainPath } from './donation-link'

export async function remind(_previous: FormState, form: FormData): Promise<FormState> {
  const t = await requestText()
  const now = await currentTime()
  const read = readAddressForm(form, {
    schema: reminderSchema,
    t,
    findMore: (values) => dayErrors(values, now, t),
  })
  if (!read.isComplete) return read.state
  const { data, values } = read
  const set = await setReminder(data, { now, ip: await visitorIp(), language: t.language })
  if (!set.ok) return { errors: [explain(set, data.when, t)], values }
  await rememberAsked('reminder', data, now)
  redirect(t.href('/remind-me/check-inbox'))
}

/** Asks once more for what this browser asked for: the same work and the same limits as the form itself. */
export async function sendAgain(): Promise<void> {
  const t = await requestText()
  const now = await currentTime()
  const asked = await readAsked('reminder', reminderSchema, now)
  if (asked === null) redirect(t.href(path('/remind-me/check-inbox', { said: 'unknown' })))
  const sent = await setReminder(asked, { now, ip: await visitorIp(), language: t.language })
  // A day that has passed meanwhile is chosen anew.
  if (!sent.ok && sent.reason !== 'limited') redirect(t.href(remindAgainPath(asked)))
  redirect(t.href(path('/remind-me/check-inbox', { said: sent.ok ? 'sent' : 'limited' })))
}

/** The day is checked even if the address is invalid, so that all errors are shown at once. */
function dayErrors({ when = '', ownDay }: Record<string, string>, now: Date, t: ServerText): FieldError[] {
  const day = readDay({ when, ownDay }, now)
  return day.ok ? [] : [explain(day, when, t)]
}

function explain(refusal: DayRefusal | Limited, when: string, t: ServerText): FieldError {
  if (refusal.reason === 'limited')
    return { field: 'email', message: explainWait(refusal.retryAfterSeconds, t) }
  return { field: when === 'own' ? 'ownDay' : 'when', message: explainDay(refusal, t) }
}

/** The page reads the link's new state and shows it. */
export async function confirm(form: FormData): Promise<void> {
  const t = await requestText()
  const token = fieldsOf(form).token ?? ''
  await confirmReminder(token, await currentTime())
  redirect(t.href(path('/remind-me/confirm', { token })))
}

export async function cancel(form: FormData): Promise<void> {
  const t = await requestText()
  const token = fieldsOf(form).token ?? ''
  await cancelReminder(token, await currentTime())
  redirect(t.href(path('/remind-me/cancel', { token })))
}
