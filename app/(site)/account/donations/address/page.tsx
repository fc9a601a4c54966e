import { currentTime } from '@/lib/clock'
import { confirmDays } from '@/lib/donations/address/rules'
import { findAddressLink } from '@/lib/donations/address/find-address-link'
import { showAddress } from '@/lib/addresses/email-address'
import { unreachable } from '@/lib/result'
import { LinkButton } from '../../../../_ui/link-button'
import { firstValues, type Query } from '../../../../_parts/first-values'
import { unlisted } from '../../../../_parts/page-title'
import { LinkPage } from '../../../_parts/pages/link-page'
import { PlainPage } from '../../../_parts/pages/plain-page'
import { confirmAddress } from './actions'
import { requestText } from '../../../../_parts/request-text'

export const generateMetadata = unlisted('The address of your donation')

export default async function AddressPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { token = '', said } = firstValues(await searchParams)
  const link = await findAddressLink(token, await currentTime())
  switch (link.state) {
    case 'ready':
      if (said === 'noted') return <Answer heading={t('We have saved your request')}>{t(noted)}</Answer>
      return (
        <LinkPage
          heading={t('Use this address for your donation?')}
          label={t('Your donation')}
          action={confirmAddress}
          token={token}
          button={t('Confirm this address')}
          otherwise={t('Nothing will change.')}
        >
          <p>
            {t.rich(
              'Receipts, and everything else about your donation, will go to <strong>{address}</strong>. Links in our earlier emails will stop working.',
              { address: showAddress(link.address), strong: (words) => <strong>{words}</strong> },
            )}
          </p>
        </LinkPage>
      )
    case 'done':
      return (
        <Answer heading={t('Your donation has a new address')}>
          {t('Receipts go there from now on. We have just mailed it a link that opens your donation.')}
        </Answer>
      )
    case 'replaced':
      return (
        <Answer heading={t('This link was replaced')}>
          {t(
            'A newer link was sent, or the donation has ended. Use the newest email, or enter the address again on the page of your donation.',
          )}
        </Answer>
      )
    case 'expired':
      return (
        <Answer heading={t('This link has expired')}>
          {t(
            'It worked for {confirmDays} days, and nothing was changed. Enter the address again on the page of your donation; the button in each receipt opens it.',
            { confirmDays },
          )}
        </Answer>
      )
    case 'unknown':
      return (
        <Answer heading={t('We do not recognise this link')}>
          {t('It may be incomplete. Copy the whole link from the email.')}
        </Answer>
      )
    default:
      return unreachable(link)
  }
}

const noted =
  'We will carry it out as soon as the payment company answers, usually within minutes, and email both addresses. You do not need to do anything.'

async function Answer({ heading, children }: { heading: string; children: string }) {
  const t = await requestText()
  return (
    <PlainPage heading={heading} label={t('Your donation')}>
      <p>{children}</p>
      <p>
        <LinkButton href={t.href('/')}>{t('Go to the front page')}</LinkButton>
      </p>
    </PlainPage>
  )
}
