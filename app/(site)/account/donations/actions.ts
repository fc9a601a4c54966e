'use server'

import { redirect } from 'next/navigation'
import { wholeNumber } from '@/lib/bounded'
import { currentTime } from '@/lib/clock'
import { requestChange, type ChangeOutcome, type ChangeRefusal } from '@/lib/donations/changes/request-change'
import type { Wish } from '@/lib/donations/changes/plan-change'
import { mailManageLink } from '@/lib/donations/manage-links/mail-manage-link'
import { openCardPage } from '@/lib/donations/cards/open-card-page'
import { openInvoicePage } from '@/lib/donations/manage-links/open-invoice-page'
import { changeSchema, type ChangeRequest } from '@/lib/donations/schema'
import { setNeutralMail } from '@/lib/donations/notifications/set-neutral-mail'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import { errorsOf, fieldsOf, type FormState } from '@/lib/form'
import { readDonation, type DonationRefusal } from '@/lib/offers/read-donation'
import { otherFrequency } from '@/lib/offers/rules'
import type { Currency } from '@/lib/publication'
import { refuse, succeed, type Result } from '@/lib/result'
import { siteUrlIn } from '@/lib/languages/site-url-in'
import { path } from '@/lib/urls'
import { visitorIp } from '../../_parts/visitor'
import { explainChange } from './explain-change'
import { findHeldDonation, findHolder, donationPath, type Access } from './holder'
import { requestText } from '../../../_parts/request-text'

/**
 * Handles every change of a donation. Each form says by `kind` which change it is, and by `number` which state of the
 * donation it was rendered for.
 */
export async function change(_previous: FormState, form: FormData): Promise<FormState> {
  const t = await requestText()
  const values = fieldsOf(form)
  const access = accessOf(values)
  const parsed = changeSchema.safeParse(smallerInstead(values))
  if (!parsed.success) return { errors: errorsOf(parsed.error, (await requestText()).known), values }
  const donation = await findHeldDonation(access)
  if (donation === null) redirect(t.href(donationPath(access)))

  const asked = await ask(donation, {
    request: parsed.data,
    number: wholeNumber(0).catch(0).parse(values.number),
  })
  if (asked.ok) redirect(t.href(donationPath(access, asked.value === 'noted' ? 'noted' : parsed.data.kind)))
  if (asked.reason === 'refused') redirect(t.href(donationPath(access, 'refused')))
  // The current state of the donation matters then, and the page shows it.
  if (asked.reason === 'changed_meanwhile' || asked.reason === 'not_possible')
    redirect(t.href(donationPath(access, 'meanwhile')))
  return { errors: [explainChange(asked, parsed.data.kind, await requestText())], values }
}

/** The form that ends a donation has a second button, for a smaller amount instead. */
function smallerInstead(values: Record<string, string>): Record<string, string> {
  return values.intent === 'smaller' ? { kind: 'amount', amount: values.smaller ?? '' } : values
}

async function ask(
  donation: DonationView,
  { request, number }: { request: ChangeRequest; number: number },
): Promise<Result<ChangeOutcome, ChangeRefusal | DonationRefusal>> {
  const now = await currentTime()
  const wish = readWish(donation, request)
  return wish.ok ? requestChange(donation.id, { number, wish: wish.value, now }) : wish
}

/** Amounts are read once the donation is known. */
function readWish(donation: DonationView, request: ChangeRequest): Result<Wish, DonationRefusal> {
  if (request.kind === 'until') {
    const day = request.until === 'never' ? null : request.until === 'other' ? request.day : request.until
    return succeed({ kind: 'until', day })
  }
  if (request.kind !== 'amount' && request.kind !== 'frequency') return succeed(request)
  const frequency = request.kind === 'amount' ? donation.frequency : otherFrequency(donation.frequency)
  const amount = readDonation(request.amount, {
    frequency,
    currency: donation.amount.currency as Currency,
  })
  if (!amount.ok) return refuse(amount)
  if (request.kind === 'amount' || frequency === 'once')
    return succeed({ kind: 'amount', amount: amount.value })
  return succeed({ kind: 'frequency', frequency, amount: amount.value })
}

/** Redirects to Stripe's page for a new card, and back. */
export async function openCard(form: FormData): Promise<void> {
  const t = await requestText()
  const access = accessOf(fieldsOf(form))
  const donation = await findHeldDonation(access)
  if (donation === null || donation.standing === 'single' || donation.standing === 'over')
    redirect(t.href(donationPath(access)))
  const back = (said?: string) => siteUrlIn(t.language, path('/account/donations', { ...access, said }))
  const opened = await openCardPage({
    donationIds: [donation.id],
    returnUrl: () => back('card'),
    cancelUrl: back(),
    language: t.language,
    now: await currentTime(),
  })
  if (opened.ok) redirect(opened.value.url)
  redirect(t.href(donationPath(access, opened.reason === 'unavailable' ? 'away' : undefined)))
}

/** Redirects to Stripe's page of the open invoice, where it can be confirmed and paid. */
export async function openInvoice(form: FormData): Promise<void> {
  const t = await requestText()
  const access = accessOf(fieldsOf(form))
  const donation = await findHeldDonation(access)
  if (donation === null || donation.standing !== 'failing')
    redirect(t.href(donationPath(access, 'nothing-open')))
  const opened = await openInvoicePage(donation.id)
  redirect(opened.ok ? opened.value.url : t.href(donationPath(access, 'nothing-open')))
}

/** The page says that a mail is on its way, whether or not there is an address. */
export async function sendNewLink(form: FormData): Promise<void> {
  const t = await requestText()
  const token = fieldsOf(form).token ?? ''
  const sent = await mailManageLink(token, { now: await currentTime(), ip: await visitorIp() })
  const isLimited = !sent.ok && sent.reason === 'limited'
  redirect(t.href(path('/account/donations', { token, said: isLimited ? 'limited' : 'mailed' })))
}

/** Saves whether this donor's mails are neutral. */
export async function chooseNeutralMail(form: FormData): Promise<void> {
  const t = await requestText()
  const values = fieldsOf(form)
  const access = accessOf(values)
  const held = await findHolder(access)
  if (held.state === 'open') await setNeutralMail(held.holder, values.neutral === 'yes')
  redirect(t.href(values.back === 'account' ? '/account' : donationPath(access)))
}

function accessOf({ token, donation }: Record<string, string>): Access {
  return token === undefined || token === '' ? { donation } : { token }
}
