import { confirmDays } from '@/lib/reminders/rules'
import { unlisted } from '../../../_parts/page-title'
import { CheckInbox } from '../../_parts/check-inbox'

export const generateMetadata = unlisted('Check your inbox')

export default function CheckInboxPage() {
  return (
    <CheckInbox
      heading="Thank you: check your inbox"
      label="Reminder"
      again={{ href: '/remind-me', text: 'set the reminder again' }}
      alsoCheck="If a reminder was already set for that day, it does not change, and we do not send a second email."
    >
      <p>
        We are sending you an email. If we already know your address, it says that the reminder is set and how
        to cancel it. If not, press the button in it within {confirmDays} days. This way nobody else can set
        reminders for you.
      </p>
    </CheckInbox>
  )
}
