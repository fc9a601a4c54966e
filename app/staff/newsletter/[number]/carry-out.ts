'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { wholeNumber } from '@/lib/bounded'
import { currentTime } from '@/lib/clock'
import { resendUncertain } from '@/lib/deliveries/resend-uncertain'
import { approveEdition } from '@/lib/editions/approve-edition'
import { cancelEdition } from '@/lib/editions/cancel-edition'
import { pauseEdition } from '@/lib/editions/pause-edition'
import { releaseHeld } from '@/lib/editions/release-held'
import { resumeEdition } from '@/lib/editions/resume-edition'
import { sendNow } from '@/lib/editions/send-now'
import { undoSendNow } from '@/lib/editions/undo-send-now'
import { withdrawEdition } from '@/lib/editions/withdraw-edition'
import { path } from '@/lib/urls'
import { admit } from '../../_parts/admit'
import { deeds, type Deed } from './deeds'
import { readFormFields } from '../../../_ui/read-form-fields'

const formSchema = z.object({
  deed: z.enum(Object.keys(deeds) as [Deed, ...Deed[]]),
  number: wholeNumber(1),
  revision: wholeNumber(0),
})

type Input = { number: number; revision: number; staffId: string }
type Answer = { ok: true } | { ok: false; reason: string }

const verbs: Record<Deed, (input: Input, now: Date) => Promise<Answer>> = {
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

/** One button, one verb; the page it came from says what was done, or why it was not. */
export async function carryOut(form: FormData): Promise<void> {
  const { deed, ...edition } = readFormFields(formSchema, form)
  const { id: staffId } = await admit(deeds[deed])
  const answer = await verbs[deed]({ ...edition, staffId }, await currentTime())
  redirect(
    path(`/staff/newsletter/${edition.number}`, answer.ok ? { done: deed } : { problem: answer.reason }),
  )
}
