import type { Metadata } from 'next'
import { currentTime } from '@/lib/clock'
import { showAddress } from '@/lib/email-address'
import { publication } from '@/lib/publication'
import { findAskedAddress } from '@/lib/sessions/queries'
import { signInMinutes } from '@/lib/sessions/rules'
import { pageTitle } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { readAsked } from '../asked'
import { CodeForm } from '../code-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle('Check your inbox'), robots: { index: false } }
}

/** The same for every address, so that nobody can find out here who has an account. */
export default async function CheckInboxPage() {
  const requestId = await readAsked(await currentTime())
  const address = requestId === null ? null : await findAskedAddress(requestId)
  return (
    <PlainPage heading="Check your inbox" label="Sign in">
      <p>
        We have sent an email to{' '}
        <strong>{address === null ? 'the address you entered' : showAddress(address)}</strong>. Press the
        button in it, or enter its code here. Each works once, within {signInMinutes} minutes.
      </p>
      <CodeForm />
      <h2>If no email arrives</h2>
      <ul>
        <li>Wait a minute, and look in your spam, promotions and updates folders.</li>
        <li>
          There may be a typing mistake in the address, or the email may be too old:{' '}
          <a href="/sign-in">ask for a new email</a>.
        </li>
        <li>
          Some employers and schools block our emails. Write to{' '}
          <a href={`mailto:${publication.contact}`}>{publication.contact}</a>, and we will help.
        </li>
      </ul>
    </PlainPage>
  )
}
