import { redirect } from 'next/navigation'
import { showAddress } from '@/lib/email-address'
import { maskAddress } from '@/lib/mask-address'
import { findSubscription } from '@/lib/newsletter/queries'
import { publication } from '@/lib/publication'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/plain-page'
import { findProvenReader } from '../../_parts/proven-reader'

export const generateMetadata = unlisted('You are subscribed')

/** After a sign-up with one press. Opened by anybody else, or later, it makes no false claim. */
export default async function SubscribedPage() {
  const reader = await findProvenReader()
  const subscription = reader === null ? null : await findSubscription(reader.email)
  if (reader === null || subscription?.state !== 'confirmed') redirect('/newsletter')
  const shown = reader.proof === 'session' ? showAddress(reader.email) : maskAddress(reader.email)
  return (
    <PlainPage heading="You are subscribed" label="Newsletter">
      <p role="status">
        Thank you. The next edition comes to <strong>{shown}</strong> on {publication.newsletter.day}. A
        welcome email is on its way. Like every edition, it has a link to unsubscribe at once.
      </p>
      <p>
        <a href="/newsletter/preview">See what an edition looks like</a>, or{' '}
        <a href="/">go to the front page</a>.
      </p>
    </PlainPage>
  )
}
