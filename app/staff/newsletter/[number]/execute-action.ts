'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { wholeNumber } from '@/lib/bounded'
import { currentTime } from '@/lib/clock'
import { resendUncertain } from '@/lib/editions/sending/by-staff/resend-uncertain'
import { approveEdition } from '@/lib/editions/authoring/approve-edition'
import { cancelEdition } from '@/lib/editions/sending/by-staff/cancel-edition'
import { pauseEdition } from '@/lib/editions/sending/by-staff/pause-edition'
import { releaseHeld } from '@/lib/editions/sending/by-staff/release-held'
import { resumeEdition } from '@/lib/editions/sending/by-staff/resume-edition'
import { sendNow } from '@/lib/editions/sending/by-staff/send-now'
import { undoSendNow } from '@/lib/editions/sending/by-staff/undo-send-now'
import { withdrawEdition } from '@/lib/editions/authoring/withdraw-edition'
import { path } from '@/lib/urls'
import { requirePermission } from '../../_parts/require-permission'
import { editionActions, type EditionAction } from './edition-actions'
import { readFormFields } from '../../../_ui/forms/read-form-fields'

const formSchema = z.object({
  action: z.enum(Object.keys(editionActions) as [EditionAction, ...EditionAction[]]),
  number: wholeNumber(1),
  revision: wholeNumber(0),
})

type Input = { number: number; revision: number; staffId: string }
type Answer = { ok: true } | { ok: false; reason: string }

const verbs: Record<EditionAction, (input: Input, now: Date) => Promise<Answer>> = {
  withdraw: withdrawEdition,
  approve: approveEdition,
  'send-now': sendNow,
  undo: undoSendNow,
  pause: pauseEdition,
  resume: resumeEdition,
  cancel: cancelEdition,
  release: releaseHeld,
  resend: resendUncertain,
}

/** Each button calls one function; the page then says what was done, or why not. */
export async function execute(form: FormData): Promise<void> {
  const { action, ...edition } = readFormFields(formSchema, form)
  const { id: staffId } = await requirePermission(editionActions[action])
  const answer = await verbs[action]({ ...edition, staffId }, await currentTime())
  redirect(
    path(`/staff/newsletter/${edition.number}`, answer.ok ? { done: action } : { problem: answer.reason }),
  )
}
