import type { Metadata } from 'next'
import { confirmDays } from '@/lib/newsletter/rules'
import { publication } from '@/lib/publication'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Check your inbox'), robots: { index: false } }
}

/** The same for everybody, so that nobody can find out here who subscribes. */
export default function CheckInboxPage() {
  return (
    <PlainPage heading="One more step: check your inbox" label="Newsletter">
      <p>
        We have sent an email to the address you entered. Press the button in it within {confirmDays} days,
        and you will get the next edition on {publication.newsletter.day}. If you do not, we will send you
        nothing more.
      </p>
      <h2>If no email arrives</h2>
      <ul>
        <li>Wait a few minutes, and look in your spam, promotions and updates folders.</li>
        <li>
          There may be a typing mistake in the address: <a href="/newsletter">enter it again</a>.
        </li>
        <li>
          Some employers and schools block our emails. Another address may work, or write to{' '}
          <a href={`mailto:${publication.contact}`}>{publication.contact}</a>.
        </li>
      </ul>
      <p>
        <a href="/">Back to the front page</a>
      </p>
    </PlainPage>
  )
}
