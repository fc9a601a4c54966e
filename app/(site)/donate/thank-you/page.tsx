import type { ServerText } from '@/lib/languages/text'
import { sayDonation } from '@/lib/offers/say-donation'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { currentTime } from '@/lib/clock'
import { type Day } from '@/lib/days'
import { findLastPayment, findThankYou, type ThankYou } from '@/lib/donations/queries'
import { syncSession } from '@/lib/donations/sync/sync-session'
import { log } from '@/lib/log'
import { formatPlain } from '@/lib/money'
import { publication } from '@/lib/publication'
import { unreachable } from '@/lib/result'
import { path } from '@/lib/urls'
import { LinkButton } from '../../../_ui/link-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { findProvenHolder, type ProvenHolder } from '../../_parts/proven-reader'
import { visitorIp } from '../../_parts/visitor'
import { findReturned } from './find-returned'
import { NextSteps } from './next-steps'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Thank you')

/** The cookie of the browser that started a donation says which one it is; every other browser gets general thanks. */
export default async function ThankYouPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  // An earlier version of the site linked to this URL.
  const { session_id: named, said } = firstValues(await searchParams)
  if (named !== undefined) redirect(t.href(path('/donate/arrived', { session_id: named })))

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
    case 'scheduled':
      return (
        <Scheduled donation={thankYou}>
          <NextSteps donationId={returned.id} said={said} />
        </Scheduled>
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

async function Paid({ donation, children }: { donation: ThankYou; children: ReactNode }) {
  const t = await requestText()
  return (
    <PlainPage heading={t('Thank you')} label={t('Your donation')}>
      <p role="status">
        {t.rich(
          'Your donation: <strong>{donation}</strong>. It has reached us, and it pays for our reporting.',
          {
            donation: sayDonation({ amount: donation.amount, frequency: donation.frequency }, t),
            strong: (words) => <strong>{words}</strong>,
          },
        )}
      </p>
      {donation.nextChargeOn !== null && (
        <p>
          {t.rich(
            'The next charge is on <strong>{nextChargeOn}</strong>. You can end the donation at any time. Nothing more will be charged after that.',
            { nextChargeOn: t.day(donation.nextChargeOn), strong: (words) => <strong>{words}</strong> },
          )}
        </p>
      )}
      <p>{sayReceipt(donation, t)}</p>
      <p>
        {t.rich(
          'Your statement shows <strong>{statementDescriptor}</strong>. Your bank knows more than the statement shows: the amount, the date, that the payment went through Stripe, and Stripe’s number for us. With that number a bank or an authority can find out who was paid.',
          { statementDescriptor: donation.statementDescriptor, strong: (words) => <strong>{words}</strong> },
        )}
      </p>
      {children}
      <p>
        <Back articleSlug={donation.articleSlug} />
      </p>
    </PlainPage>
  )
}

/** The first charge lies ahead. */
async function Scheduled({ donation, children }: { donation: ThankYou; children: ReactNode }) {
  const t = await requestText()
  const { amount, frequency, nextChargeOn, articleSlug, hasAddress } = donation
  return (
    <PlainPage heading={t('Thank you')} label={t('Your donation')}>
      <p role="status">
        {t.rich(
          'Your donation of {donation} starts on <strong>{day}</strong>. Nothing was charged today. From that day on it is charged without asking again, and we email you a receipt for each payment.',
          {
            donation: sayDonation({ amount, frequency }, t),
            day: nextChargeOn === null ? '' : t.day(nextChargeOn),
            strong: (words) => <strong>{words}</strong>,
          },
        )}
      </p>
      <p>
        {hasAddress
          ? t(
              'We are sending you an email that says so. Its button opens the donation, and one press there cancels it. We write to you again a week before the first charge.',
            )
          : t(
              'The payment company did not give us an email address. To change or cancel the donation, write to {contact}.',
              { contact: publication.contact },
            )}
      </p>
      {children}
      <p>
        <Back articleSlug={articleSlug} />
      </p>
    </PlainPage>
  )
}

/** Promises no mail if there is no address. */
function sayReceipt({ hasAddress, frequency, receiptSentAt }: ThankYou, t: ServerText): string {
  if (hasAddress) {
    const button =
      frequency === 'once'
        ? t('Its button opens your donation.')
        : t('Use its button to change, pause or end your donation.')
    return receiptSentAt === null
      ? t('A receipt is on its way by email. {button}', { button })
      : t('We emailed you a receipt on {receiptSentAt}. {button}', {
          receiptSentAt: t.moment(receiptSentAt),
          button,
        })
  }
  return frequency === 'once'
    ? t(
        'The payment company did not give us an email address, so we cannot email you a receipt. For a receipt, write to {contact}.',
        { contact: publication.contact },
      )
    : t(
        'The payment company did not give us an email address, so we cannot email you a receipt. For a receipt, or to change or end your donation, write to {contact}.',
        { contact: publication.contact },
      )
}

async function Back({ articleSlug }: { articleSlug: string | null }) {
  const t = await requestText()
  return articleSlug === null ? (
    <LinkButton href={t.href('/')}>{t('Go to the front page')}</LinkButton>
  ) : (
    <LinkButton href={t.href(`/articles/${articleSlug}`)}>{t('Back to the article')}</LinkButton>
  )
}

async function Waiting() {
  const t = await requestText()
  return (
    <PlainPage heading={t('Your payment is being processed')} label={t('Your donation')}>
      <p role="status">
        {t(
          'The bank has not answered yet. This can take a little while, and with some payment methods a day or two. You do not need to keep this page open: we will email you a receipt once the payment has arrived.',
        )}
      </p>
      <p>
        <LinkButton href={t.href('/donate/thank-you')} look="quiet">
          {t('Check again')}
        </LinkButton>
      </p>
    </PlainPage>
  )
}

async function Unpaid({ donation: { frequency, amount, articleSlug } }: { donation: ThankYou }) {
  const t = await requestText()
  const query = { frequency, currency: amount.currency.toUpperCase(), amount: formatPlain(amount) }
  return (
    <PlainPage heading={t('No payment was made')} label={t('Your donation')}>
      <p role="status">
        {t.rich(
          'The payment page was closed before anything was paid, or your bank did not make the payment, so nothing was charged. We have kept your choice in case you would like to try again. Questions? Write to <link>{contact}</link>.',
          {
            contact: publication.contact,
            link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
          },
        )}
      </p>
      <p>
        <LinkButton
          look="support"
          href={t.href(path('/donate', { ...query, article: articleSlug ?? undefined }))}
        >
          {t('Back to the donation box')}
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
  const t = await requestText()
  const holder = await findProvenHolder()
  const payment = holder === null ? null : await findLastPayment(holder)
  return (
    <PlainPage heading={t('Thank you')} label={t('Your donation')}>
      {holder !== null && payment !== null ? (
        <KnownReceipt paidOn={payment.paidOn} access={holder} />
      ) : (
        <UnknownReceipt />
      )}
      <p>
        <LinkButton href={t.href('/')}>{t('Go to the front page')}</LinkButton>
      </p>
    </PlainPage>
  )
}

async function UnknownReceipt() {
  const t = await requestText()
  return (
    <>
      <p role="status">
        {t(
          'If you have just donated, thank you: it pays for our reporting. The receipt comes by email within a few minutes of the payment. It says what was charged. Its button opens your donation and, if it is a recurring one, lets you change or end it.',
        )}
      </p>
      <p>
        {t.rich(
          'If you donated earlier, we emailed the receipt on that day. To see it again, <link>sign in with the address you paid with</link>: your account has every receipt.',
          { link: (words) => <a href={t.href('/sign-in?back=/account/donations')}>{words}</a> },
        )}
      </p>
      <p>
        {t.rich(
          'If an email is missing, look in your spam and promotions folders, or write to <link>{contact}</link>.',
          {
            contact: publication.contact,
            link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
          },
        )}
      </p>
    </>
  )
}

async function KnownReceipt({ paidOn, access }: { paidOn: Day; access: ProvenHolder }) {
  const t = await requestText()
  const link = access.by === 'link' ? { token: access.token } : {}
  return (
    <>
      <p role="status">
        {t.rich(
          'Thank you: your donations pay for our reporting. Your last payment reached us on <strong>{paidOn}</strong>, and we emailed the receipt on that day.',
          { paidOn: t.day(paidOn), strong: (words) => <strong>{words}</strong> },
        )}
      </p>
      <p>
        <LinkButton href={t.href(path('/account/donations', link))} look="quiet">
          {t('See your receipts again')}
        </LinkButton>
      </p>
    </>
  )
}
