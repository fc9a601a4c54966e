import { showAddress } from '@/lib/email-address'
import { maskAddress } from '@/lib/mask-address'
import { findSubscription } from '@/lib/newsletter/queries'
import { publication } from '@/lib/publication'
import { ButtonForm } from '../../_ui/button-form'
import { Disclosure } from '../../_ui/disclosure'
import type { ProvenReader } from '../_parts/proven-reader'
import { subscribeAtOnce } from './actions'
import { SignUpForm } from './sign-up-form'
import styles from './sign-up.module.css'

type Props = { reader: ProvenReader; page: `/${string}` }

/**
 * The sign-up of a reader whose address is proven: one press, without a confirmation mail. A mailed link may have been
 * forwarded, so its reader sees the address only masked, and not whether it is subscribed.
 */
export async function ProvenSignUp({ reader: { email, proof }, page }: Props) {
  const subscription = proof === 'session' ? await findSubscription(email) : null
  const shown = proof === 'session' ? showAddress(email) : maskAddress(email)
  if (subscription?.state === 'confirmed') {
    return (
      <p>
        You are subscribed: {publication.newsletter.name} comes to <strong>{shown}</strong> every{' '}
        {publication.newsletter.day}. <a href="/newsletter/preferences">Pause it or change the address</a>
      </p>
    )
  }
  return (
    <>
      <p>
        It will come to <strong className={styles.address}>{shown}</strong>. One press is enough.
      </p>
      <ButtonForm action={subscribeAtOnce} label="Newsletter" values={{ page }} button="Subscribe" />
      <Disclosure summary="Use another address" isOpen={false}>
        <SignUpForm page={page} known={undefined} />
      </Disclosure>
    </>
  )
}
