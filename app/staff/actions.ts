'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { setBreaker } from '@/lib/breaker/set-breaker'
import { currentTime } from '@/lib/clock'
import { admit } from './_parts/admit'
import { readFormFields } from '../_ui/read-form-fields'

const orderSchema = z.object({ mode: z.enum(['auto', 'open', 'closed']) })

/** Overrules the guard; the guard itself decides for how long. */
export async function orderBreaker(form: FormData): Promise<void> {
  const { id: staffId } = await admit('breaker.set')
  const { mode } = readFormFields(orderSchema, form)
  await setBreaker({ mode }, { staffId, now: await currentTime() })
  redirect('/staff?done=guard')
}
