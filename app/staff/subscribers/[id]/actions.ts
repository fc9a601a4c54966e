'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { fieldsOf } from '@/lib/form'
import { barAddress } from '@/lib/newsletter/bar-address'
import { eraseSubscriber } from '@/lib/newsletter/erase-subscriber'
import { liftBar } from '@/lib/newsletter/lift-bar'
import { deedSchema } from '@/lib/newsletter/schema'
import { path } from '@/lib/urls'
import { admit } from '../../_parts/admit'

export async function bar(form: FormData): Promise<void> {
  const { id: staffId } = await admit('subscribers.suppress')
  const { subscriberId, isSure } = read(form)
  if (!isSure) return leadBack(subscriberId, { problem: 'bar' })
  const barred = await barAddress({ subscriberId, staffId }, await currentTime())
  return leadBack(subscriberId, barred.ok ? { done: 'barred' } : {})
}

export async function lift(form: FormData): Promise<void> {
  const { id: staffId } = await admit('subscribers.suppress')
  const { subscriberId, why } = read(form)
  if (why === '') return leadBack(subscriberId, { problem: 'lift' })
  const lifted = await liftBar({ subscriberId, staffId, why }, await currentTime())
  return leadBack(subscriberId, lifted.ok ? { done: 'lifted' } : {})
}

export async function erase(form: FormData): Promise<void> {
  const { id: staffId } = await admit('subscribers.suppress')
  const { subscriberId, isSure } = read(form)
  if (!isSure) return leadBack(subscriberId, { problem: 'erase' })
  await eraseSubscriber({ subscriberId, staffId }, await currentTime())
  redirect('/staff/subscribers?done=erased')
}

function read(form: FormData): { subscriberId: string; isSure: boolean; why: string } {
  const parsed = deedSchema.safeParse(fieldsOf(form))
  if (!parsed.success) redirect('/staff/subscribers')
  return parsed.data
}

/** Back to the reader's page, which says what was done or what is wrong. */
function leadBack(subscriberId: string, said: { done?: string; problem?: string }): never {
  redirect(path(`/staff/subscribers/${subscriberId}`, said))
}
