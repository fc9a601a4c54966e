'use server'

import { inLanguage } from '@/lib/languages/rules'
import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { startMonthly } from '@/lib/donations/checkout/start-monthly'
import { findOwnDonation, type OwnDonation } from '@/lib/donations/supporters/find-own-donation'
import { formatPlain } from '@/lib/money'
import { signUp } from '@/lib/newsletter/sign-up/sign-up'
import { subscribeProven } from '@/lib/newsletter/sign-up/subscribe-proven'
import type { Currency } from '@/lib/publication'
import { setReminder } from '@/lib/reminders/set-reminder'
import { askToSignIn } from '@/lib/sessions/ask-to-sign-in'
import { path } from '@/lib/urls'
import { findProvenReader } from '../../_parts/proven-reader'
import { findSignedIn } from '../../../_parts/signed-in'
import { nameVisitor, visitorCountry, visitorIp } from '../../_parts/visitor'
import { readBrowser } from '../known-donor'
import { findReturned } from './find-returned'
import { requestLanguage, requestText } from '../../../_parts/request-text'

const page = '/donate/thank-you'

type Outcome =
  | 'subscribed'
  | 'mailed'
  | 'account'
  | 'reminded'
  | 'monthly-mailed'
  | 'already'
  | 'limited'
  | 'past'
  | 'not_possible'
  | 'closed'
  | 'unavailable'

async function back(said: Outcome): Promise<never> {
  const t = await requestText()
  redirect(t.href(path(page, { said })))
}

/** The donation of this browser. Every other browser is sent back to the page, which then knows nothing either. */
async function requireOwn(): Promise<OwnDonation> {
  const t = await requestText()
  const returned = await findReturned()
  const donation = returned === null ? null : await findOwnDonation(returned.id)
  if (donation === null) redirect(t.href(page))
  return donation
}

async function visit() {
  return { now: await currentTime(), ip: await visitorIp(), language: await requestLanguage() }
}

/**
 * Subscribes the address of the donation: at once if this browser has proven it before, else by the usual mail. Anybody
 * can type any address on the payment page, so paying proves nothing.
 */
export async function subscribeDonor(): Promise<void> {
  const { email } = await requireOwn()
  const reader = await findProvenReader()
  const now = await visit()
  if (reader?.email === email) {
    const subscribed = await subscribeProven({ ...reader, page }, now)
    if (subscribed.ok) return back('subscribed')
    if (subscribed.reason === 'limited') return back('limited')
  }
  const sent = await signUp({ email, page, website: '' }, now)
  return back(sent.ok ? 'mailed' : 'limited')
}

/** Mails a link that signs in. Its code is for browsers that typed the address, so this one may not enter it. */
export async function mailAccount(): Promise<void> {
  const { email } = await requireOwn()
  const sent = await askToSignIn(
    { email, back: inLanguage(await requestLanguage(), '/account/donations'), website: '' },
    await visit(),
  )
  return back(sent.ok ? 'account' : 'limited')
}

/** Sets a reminder to give again in a year. Paying made the address known, so it needs no confirmation. */
export async function remindNextYear(): Promise<void> {
  const donation = await requireOwn()
  await remind(donation)
}

/**
 * Leads to the payment page, which takes the card and charges nothing until next month. Where this network has to prove
 * itself first, the page says that a link is in the donor's inbox.
 */
export async function makeMonthly(): Promise<void> {
  const t = await requestText()
  const returned = await findReturned()
  const browser = await readBrowser()
  if (returned === null || browser === null) redirect(t.href(page))
  const started = await startMonthly(returned.id, {
    now: await currentTime(),
    ip: await visitorIp(),
    country: await visitorCountry(),
    language: t.language,
    visitor: await nameVisitor(),
    browser: browser.secret,
    email: (await findSignedIn())?.email,
  })
  if (!started.ok) {
    if (started.reason === 'closed_here') redirect(t.href('/donate/closed'))
    return back(started.reason)
  }
  if (started.value === 'mailed') return back('monthly-mailed')
  redirect(started.value.checkoutUrl)
}

async function remind({ email, amount, articleSlug, isNeutral, againOn }: OwnDonation): Promise<never> {
  const request = {
    email,
    when: 'own',
    ownDay: againOn,
    frequency: 'once' as const,
    currency: amount.currency as Currency,
    amount: formatPlain(amount),
    article: articleSlug ?? undefined,
    placement: undefined,
    campaign: undefined,
    coverFee: undefined,
    neutral: isNeutral ? ('yes' as const) : undefined,
    website: '',
  }
  const set = await setReminder(request, await visit())
  return back(set.ok ? 'reminded' : set.reason === 'limited' ? 'limited' : 'past')
}
