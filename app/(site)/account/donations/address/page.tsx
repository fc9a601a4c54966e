import { currentTime } from '@/lib/clock'
import { confirmDays } from '@/lib/donations/address/rules'
import { findAddressLink } from '@/lib/donations/address/find-address-link'
import { showAddress } from '@/lib/email-address'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../../../_ui/link-button'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { unlisted } from '../../../../_parts/page-title'
import { LinkPage } from '../../../_parts/link-page'
import { PlainPage } from '../../../_parts/plain-page'
import { confirmAddress } from './actions'

export const generateMetadata = unlisted('The address of your donation')

export default async function AddressPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '', said } = firstValues(await searchParams)
  const link = await findAddressLink(token, await currentTime())
  switch (link.state) {
    case 'ready':
      if (said === 'noted') return <Answer heading="We have saved your request">{noted}</Answer>
      return (
        <LinkPage
          heading="Use this address for your donation?"
          label="Your donation"
          action={confirmAddress}
          token={token}
          button="Confirm this address"
          otherwise="Nothing will change."
        >
          <p>
            Receipts, and everything else about your donation, will go to{' '}
            <strong>{showAddress(link.address)}</strong>. Links in our earlier emails will stop working.
          </p>
        </LinkPage>
      )
    case 'done':
      return (
        <Answer heading="Your donation has a new address">
          Receipts go there from now on. We have just mailed it a link that opens your donation.
        </Answer>
      )
    case 'replaced':
      return (
        <Answer heading="This link was replaced">
          A newer link was sent, or the donation has ended. Use the newest email, or enter the address again
          on the page of your donation.
        </Answer>
      )
    case 'expired':
      return (
        <Answer heading="This link has expired">
          {`It worked for ${confirmDays} days, and nothing was changed. Enter the address again on the page of your donation; the button in each receipt opens it.`}
        </Answer>
      )
    case 'unknown':
      return (
        <Answer heading="We do not recognise this link">
          It may be incomplete. Copy the whole link from the email.
        </Answer>
      )
    default:
      return unreachable(link)
  }
}

const noted =
  'We will carry it out as soon as the payment company answers, usually within minutes, and email both addresses. You do not need to do anything.'

function Answer({ heading, children }: { heading: string; children: string }) {
  return (
    <PlainPage heading={heading} label="Your donation">
      <p>{children}</p>
      <p>
        <LinkButton href="/">Go to the front page</LinkButton>
      </p>
    </PlainPage>
  )
}
