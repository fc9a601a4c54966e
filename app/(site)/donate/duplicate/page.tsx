import { currentTime } from '@/lib/clock'
import { findDuplicateLink, type LinkedDonation, type DuplicateLink } from '@/lib/donations/queries'
import { sayDonation } from '@/lib/offers/say-donation'
import { publication } from '@/lib/publication'
import { unreachable } from '@/lib/result'
import { path } from '@/lib/urls'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { reverseSecond } from '../actions'
import { requestText } from '../../../_parts/request-text'

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

async function Ready({ donations, token, isAway }: { donations: Donations; token: string; isAway: boolean }) {
  const t = await requestText()
  const isOnce = donations.second.frequency === 'once'
  return (
    <PlainPage heading={t('Did you mean to give twice?')} label={t('Your donations')}>
      {isAway && (
        <Notice role="status">
          {t(
            'The payment company is not answering at the moment, so nothing has been changed. Please press the button again in a minute.',
          )}
        </Notice>
      )}
      <BothDonations donations={donations} />
      <p>{t('If you meant both, thank you: there is nothing to do, and you can close this page.')}</p>
      <p>
        {isOnce
          ? t(
              'If the second one was a mistake, press the button: we will refund it to the card you paid with. The first donation does not change. You cannot undo this.',
            )
          : t(
              'If the second one was a mistake, press the button: we will end that donation at once and refund what you paid for it to the card you paid with. The first donation does not change. You cannot undo this.',
            )}
      </p>
      <ButtonForm
        action={reverseSecond}
        values={{ token }}
        button={isOnce ? t('Refund the second donation') : t('End and refund the second donation')}
      />
    </PlainPage>
  )
}

/** Amount, frequency and day. Anybody with the link sees them, so never an address, a name or a card. */
async function BothDonations({ donations: { first, second } }: { donations: Donations }) {
  const t = await requestText()
  return (
    <ul>
      <li>{t.rich('First donation: {donation}', { donation: <NamedDonation donation={first} /> })}</li>
      <li>{t.rich('Second donation: {donation}', { donation: <NamedDonation donation={second} /> })}</li>
    </ul>
  )
}

async function NamedDonation({
  donation: { amount, frequency, givenOn, startsOn },
}: {
  donation: LinkedDonation
}) {
  const t = await requestText()
  const donation = <strong>{sayDonation({ amount, frequency }, t)}</strong>
  const day = t.day(givenOn)
  if (startsOn !== null) return t.rich('{donation}, from {day} on', { donation, day: t.day(startsOn) })
  return frequency === 'once'
    ? t.rich('{donation}, on {day}', { donation, day })
    : t.rich('{donation}, since {day}', { donation, day })
}

async function UnderWay({ donations, token }: { donations: Donations; token: string }) {
  const t = await requestText()
  return (
    <PlainPage heading={t('We are undoing your second donation')} label={t('Your donations')}>
      <p role="status">
        {t(
          'We have saved your request, but the payment company has not answered yet. You do not need to press the button again or keep this page open. We will keep trying, and email you when it is done.',
        )}
      </p>
      <BothDonations donations={donations} />
      <p>
        <LinkButton href={t.href(path('/donate/duplicate', { token }))} look="quiet">
          {t('Check again')}
        </LinkButton>
      </p>
    </PlainPage>
  )
}

async function Reversed({ donations }: { donations: Donations }) {
  const t = await requestText()
  const { first, second, money } = donations
  if (money === 'refused' || money === 'failed') return <NotReturned donations={donations} />
  const named = { donation: <NamedDonation donation={second} /> }
  return (
    <PlainPage heading={t('Your second donation has been undone')} label={t('Your donations')}>
      <p role="status">
        {second.frequency === 'once'
          ? t.rich('Your second donation: {donation}.', named)
          : t.rich('Your second donation has ended: {donation}.', named)}{' '}
        {money === 'none'
          ? t('Nothing had been charged for it.')
          : money === 'on_its_way'
            ? t('What you paid for it is being refunded; we will email you when the refund has been sent.')
            : t(
                'What you paid for it is on its way back to the card you paid with. Banks take five to ten days to show it. We will confirm it by email.',
              )}
      </p>
      <p>
        {t.rich('Your first donation stays as it is: {donation}. Thank you for it.', {
          donation: <NamedDonation donation={first} />,
        })}
      </p>
      <p>
        <LinkButton href={t.href('/')}>{t('Go to the front page')}</LinkButton>
      </p>
    </PlainPage>
  )
}

/** The bank or Stripe refused the refund, or nothing was ended. */
async function NotReturned({ donations }: { donations: Donations }) {
  const t = await requestText()
  const { second, hasEnded } = donations
  const isEnded = hasEnded && second.frequency !== 'once'
  return (
    <PlainPage heading={t('Your second donation could not be refunded')} label={t('Your donations')}>
      <p role="status">
        {isEnded && `${t('Your second donation has ended: nothing more is charged for it.')} `}
        {t(
          'The refund to your card did not go through. We know about it, and a person is putting it right. You do not need to press the button again.',
        )}
      </p>
      <BothDonations donations={donations} />
      <Help />
    </PlainPage>
  )
}

async function Settled({ donations }: { donations: Donations }) {
  const t = await requestText()
  return (
    <PlainPage heading={t('There is nothing left to undo')} label={t('Your donations')}>
      <p role="status">
        {t(
          'One of these two donations has ended or has been refunded in the meantime, so this button no longer does anything.',
        )}
      </p>
      <BothDonations donations={donations} />
      <Help />
    </PlainPage>
  )
}

async function TooLate({ donations }: { donations: Donations }) {
  const t = await requestText()
  if (donations.money === 'refused') return <NotReturned donations={donations} />
  return (
    <PlainPage heading={t('This donation can no longer be undone here')} label={t('Your donations')}>
      <p role="status">
        {t(
          'The second donation has already been refunded, or the bank has been asked to return it. In that case only the bank can do so.',
        )}
      </p>
      <BothDonations donations={donations} />
      <Help />
    </PlainPage>
  )
}

async function Help() {
  const t = await requestText()
  return (
    <p>
      {t.rich('If something is wrong, write to <link>{contact}</link>, and a person will put it right.', {
        contact: publication.contact,
        link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
      })}
    </p>
  )
}

/** The same for an old link and an invented one, so that it reveals nothing about either. */
async function LinkOver() {
  const t = await requestText()
  return (
    <PlainPage heading={t('This link no longer works')} label={t('Your donations')}>
      <p>
        {t.rich(
          'Links to undo a second donation work for thirty days. Write to <link>{contact}</link>, and a person will put it right.',
          {
            contact: publication.contact,
            link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
          },
        )}
      </p>
      <p>
        <LinkButton href={t.href('/')}>{t('Go to the front page')}</LinkButton>
      </p>
    </PlainPage>
  )
}
