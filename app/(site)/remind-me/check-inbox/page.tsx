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
      alsoCheck="If a reminder already stood for that day, it stands as before, and no second mail is sent."
    >
      <p>
        A mail is on its way to you. If we know your address already, it says that the reminder is set, and
        how to undo it. If not, it has a button to press within {confirmDays} days, so that nobody else can
        set reminders for you.
      </p>
    </CheckInbox>
  )
}
