'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import { makeRecoveryCodes } from '@/lib/staff/make-recovery-codes'
import { proveSecondFactor } from '@/lib/staff/prove-second-factor'
import { isProved } from '@/lib/staff/rules'
import { proofSchema } from '@/lib/staff/schema'
import { ownPath } from '@/lib/urls'
import { explainWait } from '../../_parts/explain-wait'
import { requireStaffSession } from '../_parts/require-staff-session'

export async function prove(_previous: FormState, form: FormData): Promise<FormState> {
  const { id: userId, sessionId } = await requireStaffSession()
  const values = fieldsOf(form)
  const parsed = proofSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error), values }

  const times = { now: await currentTime(), wallClock: new Date() }
  const proved = await proveSecondFactor({ userId, sessionId, code: parsed.data.code }, times)
  if (!proved.ok) {
    const message = proved.reason === 'wrong' ? wrong : explainWait(proved.retryAfterSeconds)
    return { errors: [{ field: 'code', message }], values: {} }
  }
  if (proved.value === 'set-up') redirect('/staff/second-factor/recovery-codes')
  redirect(ownPath(values.back) ?? '/staff')
}

const wrong =
  'That code is not correct. Each code works once: wait for the next one in your app, and check that your phone’s clock is right.'

/** Creates ten new codes and shows them once, on the page that asked. */
export async function makeCodes(): Promise<FormState> {
  const { id, secondFactorAt } = await requireStaffSession()
  const now = await currentTime()
  if (!isProved(secondFactorAt, now)) redirect('/staff/second-factor')
  return { errors: [], values: { codes: (await makeRecoveryCodes(id, now)).join(' ') } }
}
