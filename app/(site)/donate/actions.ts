'use server'

import type { ServerText } from '@/lib/languages/text'
import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { changeCard } from '@/lib/donations/manage-links/change-card'
import { continueDonation } from '@/lib/donations/checkout/continue-donation'
import { mailDonationLink } from '@/lib/donations/checkout/mail-donation-link'
import { typedAmountOf } from '@/lib/donations/rules'
import { continueSchema, donationSchema, type DonationRequest } from '@/lib/donations/schema'
import { startDonation } from '@/lib/donations/checkout/start-donation'
import { reverseDuplicate } from '@/lib/donations/duplicates/reverse-duplicate'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import type { Limited } from '@/lib/limits/limits'
import { donationLinkSchema } from '@/lib/offers/schema'
import { publication } from '@/lib/publication'
import { unreachable } from '@/lib/result'
import { path } from '@/lib/urls'
import { findSignedIn } from '../../_parts/signed-in'
import { explainWait } from '../../_parts/explain-wait'
import { nameVisitor, visitorCountry, visitorIp } from '../_parts/visitor'
import { askAgain } from './ask-again'
import { nameBrowser } from './known-donor'
import { refuseBox } from './_box/refuse-box'
import { requestText } from '../../_parts/request-text'

/** The box has two buttons: one continues to the payment page, the other saves the choice for a reminder. */
export async function give(_previous: FormState, form: FormData): Promise<FormState> {
  const t = await requestText()
  const { proof, ...values } = fieldsOf(form)
  if (values.intent === 'remind') redirect(t.href(remindPath(values)))

  const refused = refuseBox(values, t)
  if (refused !== null) return refused
  const parsed = donationSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error, t.known), values }
  if (values.intent === 'mail') return mailLink(parsed.data, values)

  const now = await currentTime()
  const country = await visitorCountry()
  const question = await askAgain(parsed.data, { sure: values.sure, now })
  if (question !== null) return { errors: [], values, question }

  const email = (await findSignedIn())?.email
  const cookies = { visitor: await nameVisitor(), browser: await nameBrowser(), email }
  const visit = { now, country, ip: await visitorIp(), ...cookies, proof, attempt: values.attempt }
  const started = await startDonation({ ...parsed.data, language: t.language }, visit)
  if (started.ok) redirect(started.value.checkoutUrl)
  if (started.reason === 'closed_here') redirect(t.href('/donate/closed'))
  // Enter in the email field of the mail option presses the form's first button, which is this one.
  const mayMail = started.reason === 'proof_needed' || started.reason === 'limited'
  if (mayMail && values.email) return mailLink(parsed.data, values)
  if (started.reason === 'proof_needed')
    return askForProof(started.challenge, { proof, values, message: t(tooLate) })
  const mailWay = mayMail ? { intent: 'mail' } : {}
  const again = started.reason === 'unavailable' ? { attempt: started.attempt } : {}
  const message = started.reason === 'limited' ? t(busyNetwork) : explain(started, t)
  return { errors: [{ field: '', message }], values: { ...values, ...mailWay, ...again } }
}

/** After a refused proof we do not ask automatically again, or a form could loop for ever. */
function askForProof(
  challenge: string,
  { proof, values, message }: { proof: string | undefined; values: Record<string, string>; message: string },
): FormState {
  return proof ? { errors: [{ field: '', message }], values } : { errors: [], values, challenge }
}

/** For browsers that cannot solve a challenge, and for readers whose network has used up its limit. */
async function mailLink(request: DonationRequest, values: Record<string, string>): Promise<FormState> {
  const t = await requestText()
  const back = { ...values, intent: 'mail' }
  const parsed = continueSchema.safeParse(values)
  if (!parsed.success) return { errors: errorsOf(parsed.error, t.known), values: back }
  const { email } = parsed.data
  const from = { now: await currentTime(), ip: await visitorIp(), country: await visitorCountry() }
  const mailed = await mailDonationLink({ ...request, language: t.language }, { email, ...from })
  if (!mailed.ok && mailed.reason === 'closed_here') redirect(t.href('/donate/closed'))
  if (!mailed.ok) return { errors: [{ field: '', message: explain(mailed, t) }], values: back }
  redirect(t.href('/donate/check-inbox'))
}

function explain(refusal: Limited | { reason: 'closed' | 'unavailable' }, t: ServerText): string {
  switch (refusal.reason) {
    case 'limited':
      return `${t(manyLinks)} ${explainWait(refusal.retryAfterSeconds, t)}`
    case 'closed':
      return t(closed, { contact: publication.contact })
    case 'unavailable':
      return t(unavailable)
    default:
      return unreachable(refusal)
  }
}

const busyNetwork =
  'Many donations are being started from your network at the moment. Please continue by email below: we send you a link to this donation. Nothing was charged.'

const manyLinks =
  'Nothing was charged. If you have asked for a link before, it is in your inbox and still works.'

const unavailable =
  'The payment page is not answering at the moment. Nothing was charged. Please press Continue again in a minute.'

const closed =
  'We cannot take donations at the moment, because our protection against card fraud is not working. Nothing was charged. Please try again in a few minutes, or write to {contact}.'

const tooLate =
  'That took too long, so the check has expired. Nothing was charged. Please press Continue again.'

/** Passes the choice on unchanged, readable or not: a reminder needs no amount. */
function remindPath(values: Record<string, string>): string {
  const { frequency, currency, amount, article, placement, neutral } = donationLinkSchema.parse({
    ...values,
    amount: typedAmountOf(values) || undefined,
  })
  return path('/remind-me', { frequency, currency, amount, article, placement, neutral })
}

/** If the link has expired in the meantime, the page says so. */
export async function openCardPage(form: FormData): Promise<void> {
  const t = await requestText()
  const token = fieldsOf(form).token ?? ''
  const opened = await changeCard(token, { now: await currentTime(), language: t.language })
  const isAway = !opened.ok && opened.reason === 'unavailable'
  redirect(
    opened.ok ? opened.value.url : t.href(path('/donate/card', { token, away: isAway ? '1' : undefined })),
  )
}

/** The page then shows the current state; `tried` if Stripe did not answer and nothing was started. */
export async function reverseSecond(form: FormData): Promise<void> {
  const t = await requestText()
  const token = fieldsOf(form).token ?? ''
  const reversed = await reverseDuplicate(token, await currentTime())
  const isAway = !reversed.ok && reversed.reason === 'unavailable'
  redirect(t.href(path('/donate/duplicate', { token, tried: isAway ? '1' : undefined })))
}

/** From a mailed link's page to the payment page. If that fails, the page says why. */
export async function goOn(form: FormData): Promise<void> {
  const t = await requestText()
  const token = fieldsOf(form).token ?? ''
  const from = { now: await currentTime(), ip: await visitorIp(), country: await visitorCountry() }
  const opened = await continueDonation(token, { ...from, browser: await nameBrowser() })
  if (opened.ok) redirect(opened.value.checkoutUrl)
  if (opened.reason === 'closed_here') redirect(t.href('/donate/closed'))
  redirect(
    t.href(path('/donate/continue', { token, away: opened.reason === 'unavailable' ? '1' : undefined })),
  )
}
