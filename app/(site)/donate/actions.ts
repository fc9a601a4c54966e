'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { changeCard } from '@/lib/donations/change-card'
import { typedAmountOf } from '@/lib/donations/rules'
import { donationSchema } from '@/lib/donations/schema'
import { startDonation } from '@/lib/donations/start-donation'
import { undoSecondGift } from '@/lib/donations/undo-second-gift'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import { giftLinkSchema } from '@/lib/offers/schema'
import { unreachable } from '@/lib/result'
import { path } from '@/lib/urls'
import { explainWait } from '../_parts/explain-wait'
import { nameVisitor, visitorIp } from '../_parts/visitor'

/** The box has two buttons: one leads on to the payment page, the other keeps the choice for later. */
export async function give(_previous: FormState, form: FormData): Promise<FormState> {
  const values = fieldsOf(form)
  if (values.intent === 'remind') redirect(remindPath(values))

  const parsed = donationSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error), values }

  const visit = { now: await currentTime(), ip: await visitorIp(), visitor: await nameVisitor() }
  const started = await startDonation(parsed.data, visit)
  if (started.ok) redirect(started.value.checkoutUrl)
  switch (started.reason) {
    case 'limited':
      return { errors: [{ field: '', message: explainWait(started.retryAfterSeconds) }], values }
    case 'unavailable':
      return { errors: [{ field: '', message: unavailable }], values }
    default:
      return unreachable(started)
  }
}

const unavailable =
  'The payment page does not answer just now. Nothing was charged. Please press Continue again in a minute.'

/** The choice travels as it was made, readable or not: a reminder needs no amount, and nobody's words are changed. */
function remindPath(values: Record<string, string>): string {
  const { frequency, currency, amount, article, placement } = giftLinkSchema.parse({
    ...values,
    amount: typedAmountOf(values) || undefined,
  })
  return path('/remind-me', { frequency, currency, amount, article, placement })
}

/** The page that asked says it where a link has become old in the meantime. */
export async function openCardPage(form: FormData): Promise<void> {
  const token = fieldsOf(form).token ?? ''
  const opened = await changeCard(token, await currentTime())
  redirect(opened.ok ? opened.value.url : path('/donate/card', { token }))
}

/** The page that asked says how things stand then; `tried` where Stripe did not answer and nothing was begun. */
export async function undoSecond(form: FormData): Promise<void> {
  const token = fieldsOf(form).token ?? ''
  const undone = await undoSecondGift(token, await currentTime())
  const isAway = !undone.ok && undone.reason === 'unavailable'
  redirect(path('/donate/twice', { token, tried: isAway ? '1' : undefined }))
}
