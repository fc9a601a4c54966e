import { currentTime } from '@/lib/clock'
import { findContinueLink } from '@/lib/donations/queries'
import { continueHours } from '@/lib/donations/rules'
import { describeDonation } from '@/lib/offers/rules'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { LinkPage } from '../../_parts/link-page'
import { PlainPage } from '../../_parts/plain-page'
import { goOn } from '../actions'

export const generateMetadata = unlisted('Go on with your donation')

export default async function ContinuePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '', away } = firstValues(await searchParams)
  const link = await findContinueLink(token, await currentTime())
  switch (link.state) {
    case 'ready':
      return (
        <LinkPage
          heading="Go on with your donation"
          label="Your donation"
          action={goOn}
          token={token}
          button="Go on to the payment page"
          look="support"
          otherwise="nothing happens"
        >
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
        </LinkPage>
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
