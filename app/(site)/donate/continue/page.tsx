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

export const generateMetadata = unlisted('Continue your donation')

export default async function ContinuePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '', away } = firstValues(await searchParams)
  const link = await findContinueLink(token, await currentTime())
  switch (link.state) {
    case 'ready':
      return (
        <LinkPage
          heading="Continue your donation"
          label="Your donation"
          action={goOn}
          token={token}
          button="Continue to the payment page"
          look="support"
          otherwise="Nothing will happen."
        >
          {away !== undefined && (
            <Notice role="status">
              The payment page is not answering at the moment. Nothing was charged. Please press the button
              again in a minute.
            </Notice>
          )}
          <p>
            Your donation: <strong>{describeDonation(link.amount, link.frequency)}</strong>. The button takes
            you to the payment company’s page. Nothing is charged until you pay there.
          </p>
        </LinkPage>
      )
    case 'over':
      return (
        <PlainPage heading="This donation has been paid" label="Your donation">
          <p>
            Thank you. Your receipt is on its way by email or has already arrived. You will not be charged
            twice.
          </p>
          <p>
            <LinkButton href="/">Go to the front page</LinkButton>
          </p>
        </PlainPage>
      )
    case 'expired':
      return (
        <PlainPage heading="This link has expired" label="Your donation">
          <p>
            It worked for {continueHours} hours. Nothing was charged. You can choose your donation again in a
            minute.
          </p>
          <Again />
        </PlainPage>
      )
    case 'unknown':
      return (
        <PlainPage heading="We do not recognise this link" label="Your donation">
          <p>It may be incomplete. Copy the whole link from the email, or choose again.</p>
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
