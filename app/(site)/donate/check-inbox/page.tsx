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
        A mail is on its way to you. Its link goes on with your donation, just as you chose it, and works for{' '}
        {continueHours} hours. Nothing has been charged so far.
      </p>
      <h2>If no mail comes</h2>
      <ul>
        <li>Give it a few minutes, and look in the folders for spam, promotions and updates.</li>
        <li>
          Perhaps the address had a slip in it: <a href="/donate">choose your donation again</a>.
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
