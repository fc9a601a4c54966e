'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import { changeRole, type ChangeRefusal } from '@/lib/staff/change-role'
import { invite } from '@/lib/staff/invite'
import { resetSecondFactor } from '@/lib/staff/reset-second-factor'
import { confirmedSchema, invitationSchema, roleChangeSchema } from '@/lib/staff/schema'
import { withdrawInvitation } from '@/lib/staff/withdraw-invitation'
import { path } from '@/lib/urls'
import { requirePermission } from '../_parts/require-permission'

const inviteReasons = {
  'works-here': 'Somebody with this address already works at the desk. Change their role in the list above.',
  invited: 'This address has already been invited. To send the email again, withdraw that invitation first.',
}

export async function inviteSomebody(_previous: FormState, form: FormData): Promise<FormState> {
  const { id } = await requirePermission('people.manage')
  const values = fieldsOf(form)
  const parsed = invitationSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error), values }
  const invited = await invite(parsed.data, { by: id, now: await currentTime() })
  if (!invited.ok) return { errors: [{ field: 'email', message: inviteReasons[invited.reason] }], values }
  redirect('/staff/people?done=invited')
}

export async function withdraw(form: FormData): Promise<void> {
  const { id } = await requirePermission('people.manage')
  await withdrawInvitation(fieldsOf(form).email ?? '', { by: id, now: await currentTime() })
  redirect('/staff/people?done=withdrawn')
}

export async function giveRole(form: FormData): Promise<void> {
  const { id } = await requirePermission('people.manage')
  const parsed = roleChangeSchema.safeParse(fieldsOf(form))
  if (!parsed.success) return leadBack(form, { problem: 'role' })
  const changed = await changeRole(parsed.data, { by: id, now: await currentTime() })
  return leadBack(form, changed.ok ? { done: 'role' } : problemOf(changed))
}

export async function remove(form: FormData): Promise<void> {
  const { id } = await requirePermission('people.manage')
  const parsed = confirmedSchema.safeParse(fieldsOf(form))
  if (!parsed.success) return leadBack(form, { problem: 'remove' })
  const role = 'reader' as const
  const removed = await changeRole({ userId: parsed.data.userId, role }, { by: id, now: await currentTime() })
  if (!removed.ok) return leadBack(form, problemOf(removed))
  redirect('/staff/people?done=removed')
}

export async function resetFactor(form: FormData): Promise<void> {
  const { id } = await requirePermission('people.manage')
  const parsed = confirmedSchema.safeParse(fieldsOf(form))
  if (!parsed.success) return leadBack(form, { problem: 'reset' })
  await resetSecondFactor(parsed.data.userId, { by: id, now: await currentTime() })
  return leadBack(form, { done: 'reset' })
}

function problemOf({ reason }: ChangeRefusal): { problem: string } {
  return { problem: reason }
}

/** Back to the person's page, which says what was done or what is wrong. */
function leadBack(form: FormData, said: { done?: string; problem?: string }): never {
  const userId = fieldsOf(form).userId ?? ''
  redirect(path(`/staff/people/${encodeURIComponent(userId)}`, said))
}
