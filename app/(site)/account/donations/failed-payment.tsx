import type { GiftView } from '@/lib/donations/manage-links/view-gift'
import { Notice } from '../../../_ui/notice'
import { SubmitButton } from '../../../_ui/submit-button'
import { openInvoice } from './actions'
import styles from './gift.module.css'

type Props = { gift: GiftView; access: { token?: string | undefined; gift?: string | undefined } }

/** A failed payment: the reason, what to do, and a button to the open invoice. */
export function FailedPayment({ gift, access }: Props) {
  if (gift.failure === null) return null
  const { remedy, state, reason, todo } = gift.failure
  return (
    <Notice>
      <div className={styles.failure}>
        <h2>{state}</h2>
        {/* If the bank asks for a confirmation, the heading already says so. */}
        {remedy !== 'confirm' && <p>{reason}</p>}
        <p>{todo}</p>
        <PayForm gift={gift} access={access} />
      </div>
    </Notice>
  )
}

/** The button to Stripe's page of the open invoice. */
export function PayForm({ gift, access }: Props) {
  if (gift.failure === null) return null
  return (
    <form action={openInvoice} className={styles.form} aria-label={gift.failure.payLabel}>
      <input
        type="hidden"
        name={access.token === undefined ? 'gift' : 'token'}
        value={access.token ?? gift.id}
      />
      <SubmitButton>{gift.failure.payLabel}</SubmitButton>
    </form>
  )
}
