'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import type { ServerText } from '@/lib/languages/text'
import { unreachable } from '@/lib/result'
import { askToSignIn } from '@/lib/sessions/ask-to-sign-in'
import { redeemCode, type CodeRefusal } from '@/lib/sessions/redeem-code'
import { findAskedSignIn } from '@/lib/sessions/queries'
import { codeSchema, signInSchema } from '@/lib/sessions/schema'
import { path } from '@/lib/urls'
import { startSession } from '../../api/auth/start-session'
import { readAddressForm } from '../_parts/forms/read-address-form'
import { explainWait } from '../../_parts/explain-wait'
import { visitorIp } from '../_parts/visitor'
import { readAsked, rememberAsked } from './asked'
import { requestText } from '../../_parts/request-text'

export async function askForMail(_previous: FormState, form: FormData): Promise<FormState> {
  const t = await requestText()
  const read = readAddressForm(form, { schema: signInSchema, t })
  if (!read.isComplete) return read.state
  const { data, values } = read
  const now = await currentTime()
  const asked = await askToSignIn(data, { now, ip: await visitorIp(), language: t.language })
  if (!asked.ok)
    return { errors: [{ field: 'email', message: explainWait(asked.retryAfterSeconds, t) }], values }
  await rememberAsked(asked.value, now)
  redirect(t.href('/sign-in/check-inbox'))
}

/**
 * Asks once more for the mail that this browser asked for: the same work and the same limits as the form itself. From
 * then on the browser enters the code of the new mail; the link of the earlier one still works.
 */
export async function sendAgain(): Promise<void> {
  const t = await requestText()
  const now = await currentTime()
  const before = await readAsked(now)
  const asked = before === null ? null : await findAskedSignIn(before)
  if (asked === null) redirect(t.href(path('/sign-in/check-inbox', { said: 'unknown' })))
  const { email, returnTo } = asked
  const sent = await askToSignIn(
    { email, back: returnTo, website: '' },
    { now, ip: await visitorIp(), language: t.language },
  )
  if (sent.ok) await rememberAsked(sent.value, now)
  redirect(t.href(path('/sign-in/check-inbox', { said: sent.ok ? 'sent' : 'limited' })))
}

export async function enterCode(_previous: FormState, form: FormData): Promise<FormState> {
  const values = fieldsOf(form)
  const parsed = codeSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error, (await requestText()).known), values }

  const now = await currentTime()
  const requestId = await readAsked(now)
  if (requestId === null) return sayReason({ reason: 'over' })
  const proved = await redeemCode({ requestId, code: parsed.data.code }, { now, ip: await visitorIp() })
  if (!proved.ok) return sayReason(proved)
  const t = await requestText()
  redirect(t.href(await startSession(proved.value, now)))
}

async function sayReason(refusal: CodeRefusal): Promise<FormState> {
  const message = messageOf(refusal, await requestText())
  return { errors: [{ field: 'code', message }], values: {} }
}

function messageOf(refusal: CodeRefusal, t: ServerText): string {
  switch (refusal.reason) {
    case 'wrong': {
      const { triesLeft } = refusal
      return triesLeft === 1
        ? t('This is not the code from our latest email to you. Check it again; you can try one more time.')
        : t(
            'This is not the code from our latest email to you. Check it again; you can try {triesLeft} more times.',
            { triesLeft },
          )
    }
    case 'over':
      return t('This code no longer works. Ask for a new email, and enter its code in the same browser.')
    case 'limited':
      return explainWait(refusal.retryAfterSeconds, t)
    default:
      return unreachable(refusal)
  }
}
