'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { setBreaker } from '@/lib/breaker/set-breaker'
import { currentTime } from '@/lib/clock'
import { admit } from './_parts/admit'
import { readFormFields } from '../_ui/read-form-fields'

const orderSchema = z.object({ mode: z.enum(['auto', 'open', 'closed']) })

/** Somebody's word over the guard's own; how long it holds, the guard decides. */
export async function orderBreaker(form: FormData): Promise<void> {
  const { id: staffId } = await admit('breaker.set')
  const { mode } = readFormFields(orderSchema, form)
  await setBreaker({ mode }, { staffId, now: await currentTime() })
  redirect('/staff?done=guard')
}
