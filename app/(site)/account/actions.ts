'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentTime } from '@/lib/clock'
import { fieldsOf } from '@/lib/form'
import { cancelOwnReminder } from '@/lib/reminders/cancel-own-reminder'
import { requireSignedIn } from './require-signed-in'
import { requestText } from '../../_parts/request-text'

/** An invalid id means no reminder. */
const reminderSchema = z.uuid().nullable().catch(null)

/** Uses the session and not a link, so that the page's buttons stop working when the reader signs out. */
export async function cancelReminder(form: FormData): Promise<void> {
  const t = await requestText()
  const { email } = await requireSignedIn()
  const id = reminderSchema.parse(fieldsOf(form).reminder)
  if (id !== null) await cancelOwnReminder({ email, id }, await currentTime())
  redirect(t.href('/account?done=reminder'))
}
