import type { Metadata } from 'next'
import { continueHours } from '@/lib/donations/rules'
import { publication } from '@/lib/publication'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Check your inbox'), robots: { index: false } }
}

/** The same for every address, so that nobody can find out here who reads us. */
export default function CheckInboxPage() {
  return (
    <PlainPage heading="Thank you: check your inbox" label="Your donation">
      <p>
        We are sending you an email. Its link takes you back to your donation, just as you chose it, and works
        for {continueHours} hours. Nothing has been charged so far.
      </p>
      <h2>If no email arrives</h2>
      <ul>
        <li>Wait a few minutes, and look in your spam, promotions and updates folders.</li>
        <li>
          There may be a typing mistake in the address: <a href="/donate">choose your donation again</a>.
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
