'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { currentTime } from '@/lib/clock'
import { resumeDomain } from '@/lib/editions/sending/domains/resume-domain'
import { path } from '@/lib/urls'
import { readFormFields } from '../../_ui/forms/read-form-fields'
import { requirePermission } from '../_parts/require-permission'

const resumeSchema = z.object({ domain: z.string().min(1).max(255) })

export async function resume(form: FormData): Promise<void> {
  const { domain } = readFormFields(resumeSchema, form)
  const { id: staffId } = await requirePermission('newsletter.approve')
  const resumed = await resumeDomain({ domain, staffId }, await currentTime())
  redirect(path('/staff/deliverability', { done: resumed.ok ? 'resumed' : 'not-held' }))
}
