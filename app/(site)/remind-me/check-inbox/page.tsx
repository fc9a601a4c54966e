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
        We are sending you an email. If we already know your address, it says that the reminder is set and how
        to cancel it. If not, press the button in it within {confirmDays} days. This way nobody else can set
        reminders for you.
      </p>
      <h2>If no email arrives</h2>
      <ul>
        <li>Wait a few minutes, and look in your spam, promotions and updates folders.</li>
        <li>
          If a reminder was already set for that day, it does not change, and we do not send a second email.
        </li>
        <li>
          There may be a typing mistake in the address: <a href="/remind-me">set the reminder again</a>.
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
