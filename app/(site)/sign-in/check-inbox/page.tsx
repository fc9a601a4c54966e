import { currentTime } from '@/lib/clock'
import { showAddress } from '@/lib/email-address'
import { findAskedAddress } from '@/lib/sessions/queries'
import { signInMinutes } from '@/lib/sessions/rules'
import { unlisted } from '../../../_parts/page-title'
import { CheckInbox } from '../../_parts/check-inbox'
import { readAsked } from '../asked'
import { CodeForm } from '../code-form'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('Check your inbox')

export default async function CheckInboxPage() {
  const t = await requestText()
  const requestId = await readAsked(await currentTime())
  const address = requestId === null ? null : await findAskedAddress(requestId)
  return (
    <CheckInbox
      heading={t('Check your inbox')}
      label={t('Sign in')}
      again={{ href: t.href('/sign-in'), text: t('ask for a new email') }}
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
