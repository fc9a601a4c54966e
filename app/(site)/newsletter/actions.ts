'use server'

import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { fieldsOf, type FormState } from '@/lib/form'
import { confirmSubscription } from '@/lib/newsletter/confirmation/confirm-subscription'
import { requestNewLink } from '@/lib/newsletter/confirmation/request-new-link'
import { signUpPageSchema, signUpSchema } from '@/lib/newsletter/schema'
import { signUp } from '@/lib/newsletter/sign-up/sign-up'
import { subscribeProven } from '@/lib/newsletter/sign-up/subscribe-proven'
import { unsubscribe } from '@/lib/newsletter/preferences/unsubscribe'
import { path } from '@/lib/urls'
import { explainWait } from '../../_parts/explain-wait'
import { forgetAsked, readAsked, rememberAsked } from '../_parts/forms/asked-mail'
import { findProvenReader } from '../_parts/proven-reader'
import { readAddressForm } from '../_parts/forms/read-address-form'
import { requestText } from '../../_parts/request-text'
import { visitorIp } from '../_parts/visitor'
import { tokenOrOwn } from './token-or-own'

export async function subscribe(_previous: FormState, form: FormData): Promise<FormState> {
  const t = await requestText()
  const read = readAddressForm(form, { schema: signUpSchema, t })
  if (!read.isComplete) return read.state
  const { data, values } = read
  const now = await currentTime()
  const signedUp = await signUp(data, { now, ip: await visitorIp(), language: t.language })
  if (!signedUp.ok) {
    return { errors: [{ field: 'email', message: explainWait(signedUp.retryAfterSeconds, t) }], values }
  }
  await rememberAsked('newsletter', data, now)
  redirect(t.href('/newsletter/check-inbox'))
}

/**
 * Subscribes the reader whose address is proven, with one press. Who that is comes from the browser's own cookies, never
 * from the form. A reader who is not known any more gets the form; a suppressed address the usual mail.
 */
export async function subscribeAtOnce(form: FormData): Promise<void> {
  const t = await requestText()
  const reader = await findProvenReader()
  if (reader === null) redirect(t.href('/newsletter'))
  const { email, proof } = reader
  const page = signUpPageSchema.parse(fieldsOf(form).page)
  const visit = { now: await currentTime(), ip: await visitorIp(), language: t.language }
  const subscribed = await subscribeProven({ email, proof, page }, visit)
  if (subscribed.ok) redirect(t.href('/newsletter/subscribed'))
  if (subscribed.reason === 'limited') redirect(t.href('/newsletter/check-inbox?said=limited'))
  const sent = await signUp({ email, page, website: '' }, visit)
  if (sent.ok && proof === 'session')
    await rememberAsked('newsletter', { email, page, website: '' }, visit.now)
  redirect(t.href(path('/newsletter/check-inbox', { said: sent.ok ? undefined : 'limited' })))
}

/** Asks once more for what this browser asked for: the same work and the same limits as the form itself. */
export async function sendAgain(): Promise<void> {
  const t = await requestText()
  const now = await currentTime()
  const asked = await readAsked('newsletter', signUpSchema, now)
  if (asked === null) redirect(t.href(path('/newsletter/check-inbox', { said: 'unknown' })))
  const sent = await signUp(asked, { now, ip: await visitorIp(), language: t.language })
  redirect(t.href(path('/newsletter/check-inbox', { said: sent.ok ? 'sent' : 'limited' })))
}

/** The page reads the link's new state and shows it. */
export async function confirm(form: FormData): Promise<void> {
  const t = await requestText()
  const token = fieldsOf(form).token ?? ''
  await confirmSubscription(token, { now: await currentTime(), ip: await visitorIp() })
  redirect(t.href(path('/newsletter/confirm', { token })))
}

export async function sendNewLink(form: FormData): Promise<void> {
  const t = await requestText()
  const token = fieldsOf(form).token ?? ''
  const sent = await requestNewLink(token, { now: await currentTime(), ip: await visitorIp() })
  if (sent.ok) {
    // The link names another address than the one that this browser may have entered.
    await forgetAsked('newsletter')
    redirect(t.href('/newsletter/check-inbox'))
  }
  redirect(
    t.href(path('/newsletter/confirm', { token, limited: sent.reason === 'limited' ? '1' : undefined })),
  )
}

export async function leave(form: FormData): Promise<void> {
  const t = await requestText()
  const given = fieldsOf(form).token ?? ''
  const token = await tokenOrOwn('unsubscribe', given)
  await unsubscribe(token, { now: await currentTime(), page: '/newsletter/unsubscribe' })
  redirect(t.href(path('/newsletter/unsubscribe', { token: given || undefined })))
}
