import { currentTime } from '@/lib/clock'
import { findCardLink } from '@/lib/donations/queries'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { openCardPage } from '../actions'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Change the card')

/** The page of the link in a mail about a failed payment. Its button leads to Stripe's page. */
export default async function CardPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { token = '', changed, away } = firstValues(await searchParams)
  const link = await findCardLink(token, await currentTime())
  if (link !== 'ready') return <LinkOver />
  if (changed !== undefined) return <Changed />
  return (
    <PlainPage heading={t('Change the card')} label={t('Your donation')}>
      {away !== undefined && (
        <Notice role="status">
          {t(
            'The payment company is not answering at the moment. Nothing was changed and nothing was charged. Please press the button again in a minute.',
          )}
        </Notice>
      )}
      <p>
        {t(
          'On the payment company’s page you can enter another card for your donation. The failed payment will then be tried again at once. We never see the card number.',
        )}
      </p>
      <ButtonForm action={openCardPage} values={{ token }} button={t('Change the card')} />
    </PlainPage>
  )
}

async function Changed() {
  const t = await requestText()
  return (
    <PlainPage heading={t('Thank you')} label={t('Your donation')}>
      <p role="status">
        {t(
          'If you entered another card, we are trying the failed payment with it now. We will email you a receipt, or what to do next.',
        )}
      </p>
      <p>
        <LinkButton href={t.href('/')}>{t('Go to the front page')}</LinkButton>
      </p>
    </PlainPage>
  )
}

async function LinkOver() {
  const t = await requestText()
  return (
    <PlainPage heading={t('This link no longer works')} label={t('Your donation')}>
      <p>
        {t.rich(
          'Links to change a card work for 31 days. Write to <link>{contact}</link>, and we will send you a new one, or start a new donation.',
          {
            contact: publication.contact,
            link: (words) => <a href={`mailto:${publication.contact}`}>{words}</a>,
          },
        )}
      </p>
      <p>
        <LinkButton href={t.href('/donate')}>{t('Go to the donation box')}</LinkButton>
      </p>
    </PlainPage>
  )
}
