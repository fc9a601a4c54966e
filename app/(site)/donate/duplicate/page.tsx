import { currentTime } from '@/lib/clock'
import { formatDay } from '@/lib/days'
import { findDuplicateLink, type LinkedDonation, type DuplicateLink } from '@/lib/donations/queries'
import { describeDonation } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { unreachable } from '@/lib/result'
import { path } from '@/lib/urls'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { reverseSecond } from '../actions'

type Donations = Extract<DuplicateLink, { first: LinkedDonation }>

export const generateMetadata = unlisted('Did you mean to give twice?')

/** The page of the link in a mail about a duplicate donation. It shows both; only its button reverses the second. */
export default async function DuplicatePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '', tried } = firstValues(await searchParams)
  const link = await findDuplicateLink(token, await currentTime())
  switch (link.state) {
    case 'ready':
      return <Ready donations={link} token={token} isAway={tried !== undefined} />
    case 'under_way':
      return <UnderWay donations={link} token={token} />
    case 'reversed':
      return <Reversed donations={link} />
    case 'settled':
      return <Settled donations={link} />
    case 'too_late':
      return <TooLate donations={link} />
    case 'expired':
    case 'unknown':
      return <LinkOver />
    default:
      return unreachable(link)
  }
}

function Ready({ donations, token, isAway }: { donations: Donations; token: string; isAway: boolean }) {
  const isOnce = donations.second.frequency === 'once'
  return (
    <PlainPage heading="Did you mean to give twice?" label="Your donations">
      {isAway && (
        <Notice role="status">
          The payment company is not answering at the moment, so nothing has been changed. Please press the
          button again in a minute.
        </Notice>
      )}
      <BothDonations donations={donations} />
      <p>If you meant both, thank you: there is nothing to do, and you can close this page.</p>
      <p>
        If the second one was a mistake, press the button:{' '}
        {isOnce ? 'we will refund it' : 'we will end that donation at once and refund what you paid for it'}{' '}
        to the card you paid with. The first donation does not change. You cannot undo this.
      </p>
      <ButtonForm
        action={reverseSecond}
        values={{ token }}
        button={isOnce ? 'Refund the second donation' : 'End and refund the second donation'}
      />
    </PlainPage>
  )
}

/** Amount, frequency and day. Anybody with the link sees them, so never an address, a name or a card. */
function BothDonations({ donations: { first, second } }: { donations: Donations }) {
  return (
    <ul>
      <li>
        First donation: <NamedDonation donation={first} />
      </li>
      <li>
        Second donation: <NamedDonation donation={second} />
      </li>
    </ul>
  )
}

function NamedDonation({ donation: { amount, frequency, givenOn } }: { donation: LinkedDonation }) {
  return (
    <>
      <strong>{describeDonation(amount, frequency)}</strong>, {frequency === 'once' ? 'on' : 'since'}{' '}
      {formatDay(givenOn)}
    </>
  )
}

function UnderWay({ donations, token }: { donations: Donations; token: string }) {
  return (
    <PlainPage heading="We are undoing your second donation" label="Your donations">
      <p role="status">
        We have saved your request, but the payment company has not answered yet. You do not need to press the
        button again or keep this page open. We will keep trying, and email you when it is done.
      </p>
      <BothDonations donations={donations} />
      <p>
        <LinkButton href={path('/donate/duplicate', { token })} look="quiet">
          Check again
        </LinkButton>
      </p>
    </PlainPage>
  )
}

function Reversed({ donations }: { donations: Donations }) {
  const { first, second, money } = donations
  if (money === 'refused' || money === 'failed') return <NotReturned donations={donations} />
  const returned =
    money === 'on_its_way'
      ? 'being refunded; we will email you when the refund has been sent'
      : 'on its way back to the card you paid with. Banks take five to ten days to show it. We will confirm it by email'
  return (
    <PlainPage heading="Your second donation has been undone" label="Your donations">
      <p role="status">
        Your second donation, <NamedDonation donation={second} />,{' '}
        {second.frequency === 'once' ? 'is' : 'has ended, and what was paid for it is'} {returned}.
      </p>
      <p>
        Your first donation, <NamedDonation donation={first} />, stays as it is. Thank you for it.
      </p>
      <p>
        <LinkButton href="/">Go to the front page</LinkButton>
      </p>
    </PlainPage>
  )
}

/** The bank or Stripe refused the refund, or nothing was ended. */
function NotReturned({ donations }: { donations: Donations }) {
  const { second, hasEnded } = donations
  const ended = hasEnded ? 'Your second donation has ended: nothing more is charged for it. ' : ''
  return (
    <PlainPage heading="Your second donation could not be refunded" label="Your donations">
      <p role="status">
        {second.frequency === 'once' ? '' : ended}The refund to your card did not go through. We know about
        it, and a person is putting it right. You do not need to press the button again.
      </p>
      <BothDonations donations={donations} />
      <Help />
    </PlainPage>
  )
}

function Settled({ donations }: { donations: Donations }) {
  return (
    <PlainPage heading="There is nothing left to undo" label="Your donations">
      <p role="status">
        One of these two donations has ended or has been refunded in the meantime, so this button no longer
        does anything.
      </p>
      <BothDonations donations={donations} />
      <Help />
    </PlainPage>
  )
}

function TooLate({ donations }: { donations: Donations }) {
  if (donations.money === 'refused') return <NotReturned donations={donations} />
  return (
    <PlainPage heading="This donation can no longer be undone here" label="Your donations">
      <p role="status">
        The second donation has already been refunded, or the bank has been asked to return it. In that case
        only the bank can do so.
      </p>
      <BothDonations donations={donations} />
      <Help />
    </PlainPage>
  )
}

function Help() {
  return (
    <p>
      If something is wrong, write to <a href={`mailto:${publication.contact}`}>{publication.contact}</a>, and
      a person will put it right.
    </p>
  )
}

/** The same for an old link and an invented one, so that it reveals nothing about either. */
function LinkOver() {
  return (
    <PlainPage heading="This link no longer works" label="Your donations">
      <p>
        Links to undo a second donation work for thirty days. Write to{' '}
        <a href={`mailto:${publication.contact}`}>{publication.contact}</a>, and a person will put it right.
      </p>
      <p>
        <LinkButton href="/">Go to the front page</LinkButton>
      </p>
    </PlainPage>
  )
}
