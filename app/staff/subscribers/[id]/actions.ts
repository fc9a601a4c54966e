'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { fieldsOf } from '@/lib/form'
import { changeSelection } from '@/lib/newsletter/by-staff/change-selection'
import { suppressByStaff } from '@/lib/newsletter/suppression/suppress-by-staff'
import { eraseSubscriber } from '@/lib/newsletter/by-staff/erase-subscriber'
import { unsuppressAddress } from '@/lib/newsletter/suppression/unsuppress-address'
import { actionSchema } from '@/lib/newsletter/schema'
import { path } from '@/lib/urls'
import { requirePermission } from '../../_parts/require-permission'

export async function suppress(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('subscribers.suppress')
  const { subscriberId, isSure } = read(form)
  if (!isSure) return leadBack(subscriberId, { problem: 'suppress' })
  const suppressed = await suppressByStaff({ subscriberId, staffId }, await currentTime())
  return leadBack(subscriberId, suppressed.ok ? { done: 'suppressed' } : {})
}

export async function unsubscribe(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('subscribers.edit')
  const { subscriberId, reason } = read(form)
  if (reason === '') return leadBack(subscriberId, { problem: 'unsubscribe' })
  const change = { what: 'unsubscribe', reason } as const
  await changeSelection({ ids: [subscriberId], staffId, change }, await currentTime())
  return leadBack(subscriberId, { done: 'unsubscribed' })
}

export async function unsuppress(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('subscribers.suppress')
  const { subscriberId, reason } = read(form)
  if (reason === '') return leadBack(subscriberId, { problem: 'unsuppress' })
  const unsuppressed = await unsuppressAddress({ subscriberId, staffId, reason }, await currentTime())
  return leadBack(subscriberId, unsuppressed.ok ? { done: 'unsuppressed' } : {})
}

export async function erase(form: FormData): Promise<void> {
  const { id: staffId } = await requirePermission('subscribers.suppress')
  const { subscriberId, isSure } = read(form)
  if (!isSure) return leadBack(subscriberId, { problem: 'erase' })
  await eraseSubscriber({ subscriberId, staffId }, await currentTime())
  redirect('/staff/subscribers?done=erased')
}

function read(form: FormData): { subscriberId: string; isSure: boolean; reason: string } {
  const parsed = actionSchema.safeParse(fieldsOf(form))
  if (!parsed.success) redirect('/staff/subscribers')
  return parsed.data
}

/** Back to the reader's page, which says what was done or what is wrong. */
function leadBack(subscriberId: string, said: { done?: string; problem?: string }): never {
  redirect(path(`/staff/subscribers/${subscriberId}`, said))
}
