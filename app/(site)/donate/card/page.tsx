import { currentTime } from '@/lib/clock'
import { findCardLink } from '@/lib/donations/queries'
import { publication } from '@/lib/publication'
import { LinkButton } from '../../../_ui/link-button'
import { Notice } from '../../../_ui/notice'
import { ButtonForm } from '../../../_ui/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { openCardPage } from '../actions'

export const generateMetadata = unlisted('Change the card')

/** The page of the link in a mail about a failed payment. Its button leads to Stripe's page. */
export default async function CardPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token = '', changed, away } = firstValues(await searchParams)
  const link = await findCardLink(token, await currentTime())
  if (link !== 'ready') return <LinkOver />
  if (changed !== undefined) return <Changed />
  return (
    <PlainPage heading="Change the card" label="Your donation">
      {away !== undefined && (
        <Notice role="status">
          The payment company is not answering at the moment. Nothing was changed and nothing was charged.
          Please press the button again in a minute.
        </Notice>
      )}
      <p>
        On the payment company’s page you can enter another card for your donation. The failed payment will
        then be tried again at once. We never see the card number.
      </p>
      <ButtonForm action={openCardPage} values={{ token }} button="Change the card" />
    </PlainPage>
  )
}

function Changed() {
  return (
    <PlainPage heading="Thank you" label="Your donation">
      <p role="status">
        If you entered another card, we are trying the failed payment with it now. We will email you a
        receipt, or what to do next.
      </p>
      <p>
        <LinkButton href="/">Go to the front page</LinkButton>
      </p>
    </PlainPage>
  )
}

function LinkOver() {
  return (
    <PlainPage heading="This link no longer works" label="Your donation">
      <p>
        Links to change a card work for 31 days. Write to{' '}
        <a href={`mailto:${publication.contact}`}>{publication.contact}</a>, and we will send you a new one,
        or start a new donation.
      </p>
      <p>
        <LinkButton href="/donate">Go to the donation box</LinkButton>
      </p>
    </PlainPage>
  )
}
