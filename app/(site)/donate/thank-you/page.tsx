import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { currentTime } from '@/lib/clock'
import { formatDay, formatMoment, type Day } from '@/lib/days'
import { findLastPayment, findThankYou, type ThankYou } from '@/lib/donations/queries'
import { syncSession } from '@/lib/donations/sync/sync-session'
import { log } from '@/lib/log'
import { formatPlain } from '@/lib/money'
import { describeDonation } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { unreachable } from '@/lib/result'
import { path } from '@/lib/urls'
import { LinkButton } from '../../../_ui/link-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { findProvenHolder, type ProvenHolder } from '../../_parts/proven-reader'
import { visitorIp } from '../../_parts/visitor'
import { findReturned } from './find-returned'
import { NextSteps } from './next-steps'

export const generateMetadata = unlisted('Thank you')

/** The cookie of the browser that started a donation says which one it is; every other browser gets general thanks. */
export default async function ThankYouPage({ searchParams }: { searchParams: Promise<Query> }) {
  // An earlier version of the site linked to this URL.
  const { session_id: named, said } = firstValues(await searchParams)
  if (named !== undefined) redirect(path('/donate/arrived', { session_id: named }))

  const returned = await findReturned()
  if (returned?.checkoutSessionId == null) return <InGeneral />
  await bringUpToDate(returned.checkoutSessionId)
  const thankYou = await findThankYou(returned.checkoutSessionId)
  if (thankYou === null) return <InGeneral />
  switch (thankYou.state) {
    case 'paid':
      return (
        <Paid donation={thankYou}>
          <NextSteps donationId={returned.id} said={said} />
        </Paid>
      )
    case 'waiting':
      return <Waiting />
    case 'unpaid':
      return <Unpaid donation={thankYou} />
    default:
      return unreachable(thankYou.state)
  }
}

/**
 * Asks Stripe for the current state, so that the page need not wait for a webhook. If Stripe is unavailable, it shows
 * what we know.
 */
async function bringUpToDate(sessionId: string): Promise<void> {
  try {
    await syncSession(sessionId, { now: await currentTime(), ip: await visitorIp() })
  } catch (error) {
    log.error('thank_you.sync_failed', error)
  }
}

function Paid({ donation, children }: { donation: ThankYou; children: ReactNode }) {
  return (
    <PlainPage heading="Thank you" label="Your donation">
      <p role="status">
        Your donation: <strong>{describeDonation(donation.amount, donation.frequency)}</strong>. It has
        reached us, and it pays for our reporting.
      </p>
      {donation.nextChargeOn !== null && (
        <p>
          The next charge is on <strong>{formatDay(donation.nextChargeOn)}</strong>. You can end the donation
          at any time. Nothing more will be charged after that.
        </p>
      )}
      <p>{sayReceipt(donation)}</p>
      <p>
        Your statement shows <strong>{donation.statementDescriptor}</strong>. Your bank knows more than the
        statement shows: the amount, the date, that the payment went through Stripe, and Stripe’s number for
        us. With that number a bank or an authority can find out who was paid.
      </p>
      {children}
      <p>
        <Back articleSlug={donation.articleSlug} />
      </p>
    </PlainPage>
  )
}

/** Promises no mail if there is no address. */
function sayReceipt({ hasAddress, frequency, receiptSentAt }: ThankYou): string {
  if (hasAddress) {
    const button =
      frequency === 'once'
        ? 'Its button opens your donation.'
        : 'Use its button to change, pause or end your donation.'
    return receiptSentAt === null
      ? `A receipt is on its way by email. ${button}`
      : `We emailed you a receipt on ${formatMoment(receiptSentAt)}. ${button}`
  }
  return `The payment company did not give us an email address, so we cannot email you a receipt. For a receipt${frequency === 'once' ? '' : ', or to change or end your donation'}, write to ${publication.contact}.`
}

function Back({ articleSlug }: { articleSlug: string | null }) {
  return articleSlug === null ? (
    <LinkButton href="/">Go to the front page</LinkButton>
  ) : (
    <LinkButton href={`/articles/${articleSlug}`}>Back to the article</LinkButton>
  )
}

function Waiting() {
  return (
    <PlainPage heading="Your payment is being processed" label="Your donation">
      <p role="status">
        The bank has not answered yet. This can take a little while, and with some payment methods a day or
        two. You do not need to keep this page open: we will email you a receipt once the payment has arrived.
      </p>
      <p>
        <LinkButton href="/donate/thank-you" look="quiet">
          Check again
        </LinkButton>
      </p>
    </PlainPage>
  )
}

function Unpaid({ donation: { frequency, amount, articleSlug } }: { donation: ThankYou }) {
  const query = { frequency, currency: amount.currency.toUpperCase(), amount: formatPlain(amount) }
  return (
    <PlainPage heading="No payment was made" label="Your donation">
      <p role="status">
        The payment page was closed before anything was paid, so nothing was charged. We have kept your choice
        in case you would like to try again. Questions? Write to{' '}
        <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
      </p>
      <p>
        <LinkButton look="support" href={path('/donate', { ...query, article: articleSlug ?? undefined })}>
          Back to the donation box
        </LinkButton>
      </p>
    </PlainPage>
  )
}

/**
 * The same page in another browser, without its cookie, for no donation at all, or months later: nobody learns here who
 * gave what.
 */
async function InGeneral() {
  const holder = await findProvenHolder()
  const payment = holder === null ? null : await findLastPayment(holder)
  return (
    <PlainPage heading="Thank you" label="Your donation">
      {holder !== null && payment !== null ? (
        <KnownReceipt paidOn={payment.paidOn} access={holder} />
      ) : (
        <UnknownReceipt />
      )}
      <p>
        <LinkButton href="/">Go to the front page</LinkButton>
      </p>
    </PlainPage>
  )
}

function UnknownReceipt() {
  return (
    <>
      <p role="status">
        If you have just donated, thank you: it pays for our reporting. The receipt comes by email within a
        few minutes of the payment. It says what was charged. Its button opens your donation and, if it is a
        recurring one, lets you change or end it.
      </p>
      <p>
        If you donated earlier, we emailed the receipt on that day. To see it again,{' '}
        <a href="/sign-in?back=/account/donations">sign in with the address you paid with</a>: your account
        has every receipt.
      </p>
      <p>
        If an email is missing, look in your spam and promotions folders, or write to{' '}
        <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
      </p>
    </>
  )
}

function KnownReceipt({ paidOn, access }: { paidOn: Day; access: ProvenHolder }) {
  const link = access.by === 'link' ? { token: access.token } : {}
  return (
    <>
      <p role="status">
        Thank you: your donations pay for our reporting. Your last payment reached us on{' '}
        <strong>{formatDay(paidOn)}</strong>, and we emailed the receipt on that day.
      </p>
      <p>
        <LinkButton href={path('/account/donations', link)} look="quiet">
          See your receipts again
        </LinkButton>
      </p>
    </>
  )
}
