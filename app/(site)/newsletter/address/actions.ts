'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { fieldsOf } from '@/lib/form'
import { confirmEmailChange } from '@/lib/newsletter/email-change/confirm-email-change'
import type { AddressSide } from '@/lib/newsletter/rules'
import { path } from '@/lib/urls'
import { requestText } from '../../../_parts/request-text'

export async function confirmOldAddress(form: FormData): Promise<void> {
  await agree('leave-old-address', { form, page: '/newsletter/address/old' })
}

export async function confirmNewAddress(form: FormData): Promise<void> {
  await agree('take-new-address', { form, page: '/newsletter/address/new' })
}

/** The page reads the new state of the change and shows it. */
async function agree(
  side: AddressSide,
  { form, page }: { form: FormData; page: `/${string}` },
): Promise<void> {
  const t = await requestText()
  const token = fieldsOf(form).token ?? ''
  await confirmEmailChange({ side, token }, await currentTime())
  redirect(t.href(path(page, { token })))
}
