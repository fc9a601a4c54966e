'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import { addByStaff, type AdditionRefusal } from '@/lib/newsletter/by-staff/add-by-staff'
import { additionSchema } from '@/lib/newsletter/schema'
import { path } from '@/lib/urls'
import { requirePermission } from '../../_parts/require-permission'

const reasons: Record<AdditionRefusal['reason'], string> = {
  known: 'This address is already here. Find it in the list of subscribers.',
  left: 'This reader has unsubscribed. Choose to ask them by email: only they can subscribe again.',
  suppressed: 'This address is suppressed: we must not write to it. Find it in the list to see why.',
  erased: 'This address was erased on request. Its owner can sign up on the site.',
  disposable: 'This is a disposable mailbox. Enter an address that its owner keeps.',
}

export async function add(_previous: FormState, form: FormData): Promise<FormState> {
  const { id: staffId } = await requirePermission('subscribers.edit')
  const values = fieldsOf(form)
  const parsed = additionSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error), values }
  const added = await addByStaff({ ...parsed.data, staffId }, await currentTime())
  if (!added.ok) return { errors: [{ field: 'email', message: reasons[added.reason] }], values }
  redirect(path(`/staff/subscribers/${added.value.subscriberId}`, { done: parsed.data.how }))
}
