'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { suggestAddress } from '@/lib/suggest-address'
import { errorsOf, fieldsOf, type FieldError, type FormState } from '@/lib/form'
import type { Limited } from '@/lib/limits'
import { cancelReminder } from '@/lib/reminders/cancel-reminder'
import { confirmReminder } from '@/lib/reminders/confirm-reminder'
import { explainDay, readDay, type DayRefusal } from '@/lib/reminders/rules'
import { reminderSchema } from '@/lib/reminders/schema'
import { setReminder } from '@/lib/reminders/set-reminder'
import { path } from '@/lib/urls'
import { acceptSuggestion } from '../_parts/accept-suggestion'
import { explainWait } from '../../_parts/explain-wait'
import { visitorIp } from '../_parts/visitor'

export async function remind(_previous: FormState, form: FormData): Promise<FormState> {
  const values = acceptSuggestion(fieldsOf(form))
  const parsed = reminderSchema.safeParse(values)
  const now = await currentTime()
  if (!parsed.success) return { errors: [...dayErrors(values, now), ...errorsOf(parsed.error)], values }

  const { email } = parsed.data
  const suggestion = suggestAddress(email)
  if (suggestion !== null && parsed.data.asked !== email) {
    return { errors: [], values: { ...values, asked: email }, suggestion }
  }
  const set = await setReminder(parsed.data, { now, ip: await visitorIp() })
  if (!set.ok) return { errors: [explain(set, parsed.data.when)], values }
  redirect('/remind-me/check-inbox')
}

/** The day is checked even if the address is invalid, so that all errors are shown at once. */
function dayErrors({ when = '', ownDay }: Record<string, string>, now: Date): FieldError[] {
  const day = readDay({ when, ownDay }, now)
  return day.ok ? [] : [explain(day, when)]
}

function explain(refusal: DayRefusal | Limited, when: string): FieldError {
  if (refusal.reason === 'limited') return { field: 'email', message: explainWait(refusal.retryAfterSeconds) }
  return { field: when === 'own' ? 'ownDay' : 'when', message: explainDay(refusal) }
}

/** The page reads the link's new state and shows it. */
export async function confirm(form: FormData): Promise<void> {
  const token = fieldsOf(form).token ?? ''
  await confirmReminder(token, await currentTime())
  redirect(path('/remind-me/confirm', { token }))
}

export async function cancel(form: FormData): Promise<void> {
  const token = fieldsOf(form).token ?? ''
  await cancelReminder(token, await currentTime())
  redirect(path('/remind-me/cancel', { token }))
}
