import type { Metadata } from 'next'
import { publication } from '@/lib/publication'
import { confirmDays } from '@/lib/reminders/rules'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Check your inbox'), robots: { index: false } }
}

/** The same for known and unknown addresses, so that nobody can find out here who reads us. */
export default function CheckInboxPage() {
  return (
    <PlainPage heading="Thank you: check your inbox" label="Reminder">
      <p>
        A mail is on its way to you. If we know your address already, it says that the reminder is set, and
        how to undo it. If not, it has a button to press within {confirmDays} days, so that nobody else can
        set reminders for you.
      </p>
      <h2>If no mail comes</h2>
      <ul>
        <li>Give it a few minutes, and look in the folders for spam, promotions and updates.</li>
        <li>If a reminder already stood for that day, it stands as before, and no second mail is sent.</li>
        <li>
          Perhaps the address had a slip in it: <a href="/remind-me">set the reminder again</a>.
        </li>
        <li>
          Or write to <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
        </li>
      </ul>
      <p>
        <a href="/">Back to the front page</a>
      </p>
    </PlainPage>
  )
}
