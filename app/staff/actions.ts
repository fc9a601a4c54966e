'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { setGuard } from '@/lib/card-testing-guard/set-guard'
import { currentTime } from '@/lib/clock'
import { requirePermission } from './_parts/require-permission'
import { readFormFields } from '../_ui/forms/read-form-fields'

const orderSchema = z.object({ mode: z.enum(['auto', 'open', 'closed']) })

/** Overrules the guard; the guard itself decides for how long. */
export async function overrideGuard(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('card_guard.set')
  const { mode } = readFormFields(orderSchema, form)
  await setGuard({ mode }, { staffId, now: await currentTime() })
  redirect('/staff?done=guard')
}
