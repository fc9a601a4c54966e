'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { fieldsOf } from '@/lib/form'
import { agreeToAddress } from '@/lib/newsletter/agree-to-address'
import type { AddressSide } from '@/lib/newsletter/rules'
import { path } from '@/lib/urls'

export async function agreeToLeave(form: FormData): Promise<void> {
  await agree('leave-old-address', { form, page: '/newsletter/address/old' })
}

export async function agreeToTake(form: FormData): Promise<void> {
  await agree('take-new-address', { form, page: '/newsletter/address/new' })
}

/** The page reads the new state of the change and shows it. */
async function agree(
  side: AddressSide,
  { form, page }: { form: FormData; page: `/${string}` },
): Promise<void> {
  const token = fieldsOf(form).token ?? ''
  await agreeToAddress({ side, token }, await currentTime())
  redirect(path(page, { token }))
}
