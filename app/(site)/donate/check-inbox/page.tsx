import { continueHours } from '@/lib/donations/rules'
import { unlisted } from '../../../_parts/page-title'
import { CheckInbox } from '../../_parts/check-inbox'

export const generateMetadata = unlisted('Check your inbox')

export default function CheckInboxPage() {
  return (
    <CheckInbox
      heading="Thank you: check your inbox"
      label="Your donation"
      again={{ href: '/donate', text: 'choose your donation again' }}
    >
      <p>
        We are sending you an email. Its link takes you back to your donation, just as you chose it, and works
        for {continueHours} hours. Nothing has been charged so far.
      </p>
    </CheckInbox>
  )
}
