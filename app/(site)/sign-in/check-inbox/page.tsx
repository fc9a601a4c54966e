import { showAddress } from '@/lib/addresses/email-address'
import { senderOf } from '@/lib/mail/sender'
import { signInMinutes, signInSubject } from '@/lib/sessions/rules'
import { ButtonForm } from '../../../_ui/forms/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { CheckInbox } from '../../_parts/pages/check-inbox'
import { sendAgain } from '../actions'
import { findAsked } from '../asked'
import { CodeForm } from '../code-form'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Check your inbox')

export default async function CheckInboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const t = await requestText()
  const { said } = firstValues(await searchParams)
  const address = await findAsked()
  return (
    <CheckInbox
      heading={t('Check your inbox')}
      label={t('Sign in')}
      address={address}
      again={{ href: t.href('/sign-in'), text: t('ask for a new email') }}
      look={{ sender: senderOf({ isNeutral: false }), subjects: [signInSubject(t)] }}
      resend={address !== null && <ButtonForm action={sendAgain} look="quiet" button={t('Send it again')} />}
      said={said}
    >
      <p>
        {address === null
          ? t(
              'We have sent an email to the address you entered. Press the button in it, or enter its code here. Each works once, within {signInMinutes} minutes.',
              { signInMinutes },
            )
          : t.rich(
              'We have sent an email to <strong>{address}</strong>. Press the button in it, or enter its code here. Each works once, within {signInMinutes} minutes.',
              { signInMinutes, address: showAddress(address), strong: (words) => <strong>{words}</strong> },
            )}
      </p>
      <CodeForm />
    </CheckInbox>
  )
}
