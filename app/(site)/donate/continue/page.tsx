import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { findContinueLink } from '@/lib/donations/queries'
import { continueHours } from '@/lib/donations/rules'
import { describeDonation } from '@/lib/offers/rules'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { SubmitButton } from '../../../_ui/submit-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { goOn } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Go on with your donation'), robots: { index: false } }
}

/** Opening the link starts nothing, because mail scanners open every link. The button continues. */
export default async function ContinuePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '', away } = firstValues(await searchParams)
  const link = await findContinueLink(token, await currentTime())
  switch (link.state) {
    case 'ready':
      return (
        <PlainPage heading="Go on with your donation" label="Your donation">
          {away !== undefined && (
            <Notice role="status">
              The payment page does not answer just now. Nothing was charged. Please press the button again in
              a minute.
            </Notice>
          )}
          <p>
            Your donation: <strong>{describeDonation(link.amount, link.frequency)}</strong>. The button leads
            to the payment company’s page; until you pay there, nothing is charged.
          </p>
          <form action={goOn}>
            <input type="hidden" name="token" value={token} />
            <SubmitButton look="support">Go on to the payment page</SubmitButton>
          </form>
          <p>If you did not ask for this, close the page: nothing happens.</p>
        </PlainPage>
      )
    case 'over':
      return (
        <PlainPage heading="This donation has been paid" label="Your donation">
          <p>Thank you. The receipt is on its way by mail, or has come already; nothing is charged twice.</p>
          <p>
            <LinkButton href="/">Go to the front page</LinkButton>
          </p>
        </PlainPage>
      )
    case 'expired':
      return (
        <PlainPage heading="This link is too old" label="Your donation">
          <p>
            It works for {continueHours} hours. Nothing was charged. Choosing your donation again takes a
            minute.
          </p>
          <Again />
        </PlainPage>
      )
    case 'unknown':
      return (
        <PlainPage heading="We do not know this link" label="Your donation">
          <p>It may have been cut short on its way. Copy the whole link from the mail, or choose again.</p>
          <Again />
        </PlainPage>
      )
    default:
      return unreachable(link)
  }
}

function Again() {
  return (
    <p>
      <LinkButton href="/donate">Go to the donation box</LinkButton>
    </p>
  )
}
