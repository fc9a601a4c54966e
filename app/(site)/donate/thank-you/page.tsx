import { redirect } from 'next/navigation'
import { currentTime } from '@/lib/clock'
import { formatDay } from '@/lib/days'
import { findStarted } from '@/lib/donations/checkout/find-started'
import { findThankYou, type ThankYou } from '@/lib/donations/queries'
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
import { visitorIp } from '../../_parts/visitor'
import { readBrowser } from '../known-donor'

export const generateMetadata = unlisted('Thank you')

/** The cookie of the browser that started a donation says which one it is; every other browser gets general thanks. */
export default async function ThankYouPage({ searchParams }: { searchParams: Promise<Query> }) {
  // An earlier version of the site linked to this URL.
  const { session_id: named } = firstValues(await searchParams)
  if (named !== undefined) redirect(path('/donate/arrived', { session_id: named }))

  const sessionId = await findReturnedSession()
  if (sessionId === null) return <InGeneral />
  await bringUpToDate(sessionId)
  const thankYou = await findThankYou(sessionId)
  if (thankYou === null) return <InGeneral />
  switch (thankYou.state) {
    case 'paid':
      return <Paid donation={thankYou} />
    case 'waiting':
      return <Waiting />
    case 'unpaid':
      return <Unpaid donation={thankYou} />
    default:
      return unreachable(thankYou.state)
  }
}

/** The Checkout session of the donation that this browser started and returned from; null in any other. */
async function findReturnedSession(): Promise<string | null> {
  const browser = await readBrowser()
  if (browser?.returned == null) return null
  const which = { id: browser.returned }
  const started = await findStarted(which, { browser: browser.secret, now: await currentTime() })
  return started?.checkoutSessionId ?? null
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

function Paid({ donation }: { donation: ThankYou }) {
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
      <p>
        <Back articleSlug={donation.articleSlug} />
      </p>
    </PlainPage>
  )
}

/** Promises no mail if there is no address. */
function sayReceipt({ hasAddress, frequency }: ThankYou): string {
  if (hasAddress) {
    const button = frequency === 'once' ? '' : '; use its button to change, pause or end your donation'
    return `A receipt is on its way by email${button}.`
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
 * The same page in another browser, without its cookie, or for no donation at all: nobody
 * learns here who gave what.
 */
function InGeneral() {
  return (
    <PlainPage heading="Thank you" label="Your donation">
      <p role="status">
        If you have just donated, thank you: it pays for our reporting. Your receipt will arrive by email
        within a few minutes. It says what was charged. Its button opens your donation and, if it is a
        recurring one, lets you change or end it.
      </p>
      <p>
        If no email arrives, look in your spam and promotions folders, or write to{' '}
        <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
      </p>
      <p>
        <LinkButton href="/">Go to the front page</LinkButton>
      </p>
    </PlainPage>
  )
}
