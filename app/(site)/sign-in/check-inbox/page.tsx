import { currentTime } from '@/lib/clock'
import { showAddress } from '@/lib/email-address'
import { findAskedAddress } from '@/lib/sessions/queries'
import { signInMinutes } from '@/lib/sessions/rules'
import { unlisted } from '../../../_parts/page-title'
import { CheckInbox } from '../../_parts/check-inbox'
import { readAsked } from '../asked'
import { CodeForm } from '../code-form'

export const generateMetadata = unlisted('Check your inbox')

export default async function CheckInboxPage() {
  const requestId = await readAsked(await currentTime())
  const address = requestId === null ? null : await findAskedAddress(requestId)
  return (
    <CheckInbox
      heading="Check your inbox"
      label="Sign in"
      again={{ href: '/sign-in', text: 'ask for a new email' }}
    >
      <p>
        We have sent an email to{' '}
        <strong>{address === null ? 'the address you entered' : showAddress(address)}</strong>. Press the
        button in it, or enter its code here. Each works once, within {signInMinutes} minutes.
      </p>
      <CodeForm />
    </CheckInbox>
  )
}
