'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { currentTime } from '@/lib/clock'
import { fieldsOf } from '@/lib/form'
import { languages } from '@/lib/languages/rules'
import { setMailLanguage } from '@/lib/readers/mail-language'
import { cancelOwnReminder } from '@/lib/reminders/cancel-own-reminder'
import { readFormFields } from '../../_ui/forms/read-form-fields'
import { requireSignedIn } from './require-signed-in'
import { requestText } from '../../_parts/request-text'

/** An invalid id means no reminder. */
const reminderSchema = z.uuid().nullable().catch(null)

const languageSchema = z.object({ language: z.enum(languages) })

/** Uses the session and not a link, so that the page's buttons stop working when the reader signs out. */
export async function cancelReminder(form: FormData): Promise<void> {
  const t = await requestText()
  const { email } = await requireSignedIn()
  const id = reminderSchema.parse(fieldsOf(form).reminder)
  if (id !== null) await cancelOwnReminder({ email, id }, await currentTime())
  redirect(t.href('/account?done=reminder'))
}

/** Sets the language of all our mails to the reader. The page stays in its own. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const t = await requestText()
  const { email } = await requireSignedIn()
  await setMailLanguage(email, readFormFields(languageSchema, form).language)
  redirect(t.href('/account?done=language'))
}
