'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { currentTime } from '@/lib/clock'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import { goalSchema } from '@/lib/goals/schema'
import { endGoal, setGoal } from '@/lib/goals/set-goal'
import { readFormFields } from '../../../_ui/forms/read-form-fields'
import { requirePermission } from '../../_parts/require-permission'

const page = '/staff/donations/goal'

export async function set(_previous: FormState, form: FormData): Promise<FormState> {
  const { id: staffId } = await requirePermission('goal.set')
  const values = fieldsOf(form)
  const parsed = goalSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error), values }
  const goal = await setGoal(parsed.data, { staffId, now: await currentTime() })
  redirect(`${page}?done=${goal.ok ? 'set' : 'meanwhile'}`)
}

const endSchema = z.object({ id: z.uuid() })

export async function end(form: FormData): Promise<void> {
  const { id } = readFormFields(endSchema, form)
  const { id: staffId } = await requirePermission('goal.set')
  await endGoal(id, { staffId, now: await currentTime() })
  redirect(`${page}?done=ended`)
}
