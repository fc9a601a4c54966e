'use server'

import { redirect } from 'next/navigation'
import * as z from 'zod'
import { currentTime } from '@/lib/clock'
import { resendReceipt } from '@/lib/donations/notifications/resend-receipt'
import { sendManageLink } from '@/lib/donations/manage-links/send-manage-link'
import { requirePermission } from '../../_parts/require-permission'
import { readFormFields } from '../../../_ui/forms/read-form-fields'

const formSchema = z.object({ donation: z.uuid(), form: z.uuid(), payment: z.string().max(255).optional() })

export async function mailReceipt(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('donations.mail')
  const { donation, form: formId, payment = '' } = readFormFields(formSchema, form)
  const sent = await resendReceipt(payment, { staffId, formId, now: await currentTime() })
  redirect(`/staff/donations/${donation}${sent.ok ? '?done=receipt' : ''}`)
}

export async function mailLink(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('donations.mail')
  const { donation, form: formId } = readFormFields(formSchema, form)
  const sent = await sendManageLink(donation, { staffId, formId, now: await currentTime() })
  redirect(`/staff/donations/${donation}${sent.ok ? '?done=link' : ''}`)
}
