'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { liftBounces } from '@/lib/newsletter/suppression/lift-bounces'
import { bouncedSchema } from '@/lib/newsletter/schema'
import { path } from '@/lib/urls'
import { readFormFields } from '../../../_ui/forms/read-form-fields'
import { requirePermission } from '../../_parts/require-permission'

export async function lift(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('subscribers.suppress')
  const readers = readFormFields(bouncedSchema, form)
  const count = await liftBounces({ ...readers, staffId }, await currentTime())
  redirect(path('/staff/deliverability/suppressions', { ...readers, done: String(count) }))
}
