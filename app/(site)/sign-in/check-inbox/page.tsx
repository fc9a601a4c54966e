import { senderOf } from '@/lib/mail/sender'
import { signInMinutes, signInSubject } from '@/lib/sessions/rules'
import { ButtonForm } from '../../../_ui/button-form'
import { firstValues, type Query } from '../../../_parts/first-values'
import { unlisted } from '../../../_parts/page-title'
import { AskedAddress, CheckInbox } from '../../_parts/check-inbox'
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
      again={{ href: '/sign-in', text: 'ask for a new email' }}
      look={{ sender: senderOf({ isNeutral: false }), subjects: [signInSubject] }}
      resend={address !== null && <ButtonForm action={sendAgain} look="quiet" button={t('Send it again')} />}
      said={said}
    >
      <p>
        We have sent an email to <AskedAddress address={address} />. Press the button in it, or enter its code
        here. Each works once, within {signInMinutes} minutes.
      </p>
      <CodeForm />
    </CheckInbox>
  )
}
