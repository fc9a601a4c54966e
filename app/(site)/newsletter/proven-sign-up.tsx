import { editionDay } from '@/lib/languages/edition-day'
import { showAddress } from '@/lib/addresses/email-address'
import { maskAddress } from '@/lib/addresses/mask-address'
import { findSubscription } from '@/lib/newsletter/queries'
import { publication } from '@/lib/publication'
import { ButtonForm } from '../../_ui/forms/button-form'
import { Disclosure } from '../../_ui/disclosure'
import type { ProvenReader } from '../_parts/proven-reader'
import { subscribeAtOnce } from './actions'
import { SignUpForm } from './sign-up-form'
import styles from './sign-up.module.css'
import { requestText } from '../../_parts/request-text'

type Props = { reader: ProvenReader; page: `/${string}` }

/**
 * The sign-up of a reader whose address is proven: one press, without a confirmation mail. A mailed link may have been
 * forwarded, so its reader sees the address only masked, and not whether it is subscribed.
 */
export async function ProvenSignUp({ reader: { email, proof }, page }: Props) {
  const t = await requestText()
  const subscription = proof === 'session' ? await findSubscription(email) : null
  const shown = proof === 'session' ? showAddress(email) : maskAddress(email)
  if (subscription?.state === 'confirmed') {
    return (
      <p>
        {t.rich(
          'You are subscribed: {newsletter} comes to <strong>{shown}</strong> {every}. <link>Pause it or change the address</link>',
          {
            newsletter: publication.newsletter.name,
            shown,
            every: editionDay(t).every,
            strong: (words) => <strong>{words}</strong>,
            link: (words) => <a href={t.href('/newsletter/preferences')}>{words}</a>,
          },
        )}
      </p>
    )
  }
  return (
    <>
      <p>
        {t.rich('It will come to <strong>{shown}</strong>. One press is enough.', {
          shown,
          strong: (words) => <strong className={styles.address}>{words}</strong>,
        })}
      </p>
      <ButtonForm
        action={subscribeAtOnce}
        label={t('Newsletter')}
        values={{ page }}
        button={t('Subscribe')}
      />
      <Disclosure summary={t('Use another address')} isOpen={false}>
        <SignUpForm page={page} known={undefined} label={t('Newsletter at another address')} />
      </Disclosure>
    </>
  )
}
