import { editionDay } from '@/lib/languages/edition-day'
import { redirect } from 'next/navigation'
import { showAddress } from '@/lib/addresses/email-address'
import { maskAddress } from '@/lib/addresses/mask-address'
import { findSubscription } from '@/lib/newsletter/queries'
import { unlisted } from '../../../_parts/page-title'
import { PlainPage } from '../../_parts/pages/plain-page'
import { findProvenReader } from '../../_parts/proven-reader'
import { requestText } from '../../../_parts/request-text'

export const generateMetadata = unlisted('You are subscribed')

/** After a sign-up with one press. Opened by anybody else, or later, it makes no false claim. */
export default async function SubscribedPage() {
  const t = await requestText()
  const reader = await findProvenReader()
  const subscription = reader === null ? null : await findSubscription(reader.email)
  if (reader === null || subscription?.state !== 'confirmed') redirect(t.href('/newsletter'))
  const shown = reader.proof === 'session' ? showAddress(reader.email) : maskAddress(reader.email)
  return (
    <PlainPage heading={t('You are subscribed')} label={t('Newsletter')}>
      <p role="status">
        {t.rich(
          'Thank you. The next edition comes to <strong>{shown}</strong> {on}. A welcome email is on its way. Like every edition, it has a link to unsubscribe at once.',
          { shown, on: editionDay(t).on, strong: (words) => <strong>{words}</strong> },
        )}
      </p>
      <p>
        {t.rich('<link>See what an edition looks like</link>, or <link2>go to the front page</link2>.', {
          link: (words) => <a href={t.href('/newsletter/preview')}>{words}</a>,
          link2: (words) => <a href={t.href('/')}>{words}</a>,
        })}
      </p>
    </PlainPage>
  )
}
