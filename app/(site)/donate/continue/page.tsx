import { sayDonation } from '@/lib/offers/say-donation'
import { currentTime } from '@/lib/clock'
import { findContinueLink } from '@/lib/donations/queries'
import { continueHours } from '@/lib/donations/rules'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { LinkPage } from '../../_parts/pages/link-page'
import { PlainPage } from '../../_parts/pages/plain-page'
import { goOn } from '../actions'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Continue your donation')

export default async function ContinuePage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { token = '', away } = firstValues(await searchParams)
  const link = await findContinueLink(token, await currentTime())
  switch (link.state) {
    case 'ready':
      return (
        <LinkPage
          heading={t('Continue your donation')}
          label={t('Your donation')}
          action={goOn}
          token={token}
          button={t('Continue to the payment page')}
          look="support"
          otherwise={t('Nothing will happen.')}
        >
          {away !== undefined && (
            <Notice role="status">
              {t(
                'The payment page is not answering at the moment. Nothing was charged. Please press the button again in a minute.',
              )}
            </Notice>
          )}
          <p>
            {t.rich(
              'Your donation: <strong>{donation}</strong>. The button takes you to the payment company’s page. Nothing is charged until you pay there.',
              {
                donation: sayDonation({ amount: link.amount, frequency: link.frequency }, t),
                strong: (words) => <strong>{words}</strong>,
              },
            )}
          </p>
          {link.startsOn !== null && (
            <p>
              {t('The first charge is on {day}. Until then you can cancel it with one click.', {
                day: t.day(link.startsOn),
              })}
            </p>
          )}
        </LinkPage>
      )
    case 'over':
      return (
        <PlainPage heading={t('This donation has been paid')} label={t('Your donation')}>
          <p>
            {t(
              'Thank you. Your receipt is on its way by email or has already arrived. You will not be charged twice.',
            )}
          </p>
          <p>
            <LinkButton href={t.href('/')}>{t('Go to the front page')}</LinkButton>
          </p>
        </PlainPage>
      )
    case 'expired':
      return (
        <PlainPage heading={t('This link has expired')} label={t('Your donation')}>
          <p>
            {t(
              'It worked for {continueHours} hours. Nothing was charged. You can choose your donation again in a minute.',
              { continueHours },
            )}
          </p>
          <Again />
        </PlainPage>
      )
    case 'unknown':
      return (
        <PlainPage heading={t('We do not recognise this link')} label={t('Your donation')}>
          <p>{t('It may be incomplete. Copy the whole link from the email, or choose again.')}</p>
          <Again />
        </PlainPage>
      )
    default:
      return unreachable(link)
  }
}

async function Again() {
  const t = await requestText()
  return (
    <p>
      <LinkButton href={t.href('/donate')}>{t('Go to the donation box')}</LinkButton>
    </p>
  )
}
