import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { formatDay } from '@/lib/days'
import { findTwiceLink, type TwiceGift, type TwiceLink } from '@/lib/donations/queries'
import { describeGift } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { unreachable } from '@/lib/result'
import { path } from '@/lib/urls'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { SubmitButton } from '../../../_ui/submit-button'
import { firstValues, type Query } from '../../../_parts/first-values'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { undoSecond } from '../actions'

type Gifts = Extract<TwiceLink, { first: TwiceGift }>

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Did you mean to give twice?'), robots: { index: false } }
}

/** The page of the link in a mail about a duplicate donation. It shows both; only its button reverses the second. */
export default async function TwicePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '', tried } = firstValues(await searchParams)
  const link = await findTwiceLink(token, await currentTime())
  switch (link.state) {
    case 'ready':
      return <Ready gifts={link} token={token} isAway={tried !== undefined} />
    case 'under_way':
      return <UnderWay gifts={link} token={token} />
    case 'undone':
      return <Undone gifts={link} />
    case 'settled':
      return <Settled gifts={link} />
    case 'too_late':
      return <TooLate gifts={link} />
    case 'expired':
    case 'unknown':
      return <LinkOver />
    default:
      return unreachable(link)
  }
}

function Ready({ gifts, token, isAway }: { gifts: Gifts; token: string; isAway: boolean }) {
  const isOnce = gifts.second.frequency === 'once'
  return (
    <PlainPage heading="Did you mean to give twice?" label="Your gifts">
      {isAway && (
        <Notice role="status">
          The payment company does not answer just now, so nothing has been changed. Please press the button
          again in a minute.
        </Notice>
      )}
      <BothGifts gifts={gifts} />
      <p>If you meant both, thank you: there is nothing to do, and you can close this page.</p>
      <p>
        If the second one was a slip, press the button:{' '}
        {isOnce ? 'it goes back' : 'that gift ends at once, and what was paid for it goes back'} to the card
        that it came from. The first gift stays as it is. This cannot be taken back.
      </p>
      <form action={undoSecond}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton>{isOnce ? 'Refund the second gift' : 'End and refund the second gift'}</SubmitButton>
      </form>
    </PlainPage>
  )
}

/** Amount, frequency and day. Anybody with the link sees them, so never an address, a name or a card. */
function BothGifts({ gifts: { first, second } }: { gifts: Gifts }) {
  return (
    <ul>
      <li>
        First gift: <NamedGift gift={first} />
      </li>
      <li>
        Second gift: <NamedGift gift={second} />
      </li>
    </ul>
  )
}

function NamedGift({ gift: { amount, frequency, givenOn } }: { gift: TwiceGift }) {
  return (
    <>
      <strong>{describeGift(amount, frequency)}</strong>, {frequency === 'once' ? 'on' : 'since'}{' '}
      {formatDay(givenOn)}
    </>
  )
}

function UnderWay({ gifts, token }: { gifts: Gifts; token: string }) {
  return (
    <PlainPage heading="Your second gift is being undone" label="Your gifts">
      <p role="status">
        Your wish is noted, and the payment company has not answered yet. You need not press again or keep
        this page open: we go on until it is done, and one mail says so then.
      </p>
      <BothGifts gifts={gifts} />
      <p>
        <LinkButton href={path('/donate/twice', { token })} look="quiet">
          Check again
        </LinkButton>
      </p>
    </PlainPage>
  )
}

function Undone({ gifts }: { gifts: Gifts }) {
  const { first, second, money } = gifts
  if (money === 'refused' || money === 'failed') return <NotReturned gifts={gifts} />
  const returned =
    money === 'on_its_way'
      ? 'being refunded; we will email you when the money has left'
      : 'on its way back to the card that it came from. Banks take five to ten days to show it. A mail confirms it'
  return (
    <PlainPage heading="Your second gift is undone" label="Your gifts">
      <p role="status">
        Your second gift, <NamedGift gift={second} />,{' '}
        {second.frequency === 'once' ? 'is' : 'has ended, and what was paid for it is'} {returned}.
      </p>
      <p>
        Your first gift, <NamedGift gift={first} />, stays as it is. Thank you for it.
      </p>
      <p>
        <LinkButton href="/">Go to the front page</LinkButton>
      </p>
    </PlainPage>
  )
}

/** The bank or Stripe refused the refund, or nothing was ended. */
function NotReturned({ gifts }: { gifts: Gifts }) {
  const { second, hasEnded } = gifts
  const ended = hasEnded ? 'Your second gift has ended: nothing more is charged for it. ' : ''
  return (
    <PlainPage heading="Your second gift could not be given back" label="Your gifts">
      <p role="status">
        {second.frequency === 'once' ? '' : ended}The refund to your card did not go through. We know of it,
        and a person is putting it right; you need not press again.
      </p>
      <BothGifts gifts={gifts} />
      <Help />
    </PlainPage>
  )
}

function Settled({ gifts }: { gifts: Gifts }) {
  return (
    <PlainPage heading="There is nothing left to undo" label="Your gifts">
      <p role="status">
        One of these two gifts has ended or has been given back in the meantime, so this button does nothing
        any more.
      </p>
      <BothGifts gifts={gifts} />
      <Help />
    </PlainPage>
  )
}

function TooLate({ gifts }: { gifts: Gifts }) {
  if (gifts.money === 'refused') return <NotReturned gifts={gifts} />
  return (
    <PlainPage heading="This gift cannot be undone here any more" label="Your gifts">
      <p role="status">
        The second gift has gone back already, or a bank has been asked for it, and then only the bank can
        give it back.
      </p>
      <BothGifts gifts={gifts} />
      <Help />
    </PlainPage>
  )
}

function Help() {
  return (
    <p>
      If something is not as it should be, write to{' '}
      <a href={`mailto:${publication.contact}`}>{publication.contact}</a>, and a person will put it right.
    </p>
  )
}

/** The same for an old link and an invented one, so that it reveals nothing about either. */
function LinkOver() {
  return (
    <PlainPage heading="This link does not work any more" label="Your gifts">
      <p>
        Links to undo a second gift work for thirty days. Write to{' '}
        <a href={`mailto:${publication.contact}`}>{publication.contact}</a>, and a person will put it right.
      </p>
      <p>
        <LinkButton href="/">Go to the front page</LinkButton>
      </p>
    </PlainPage>
  )
}
