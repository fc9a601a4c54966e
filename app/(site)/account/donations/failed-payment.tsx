import { adviseDonor } from '@/lib/donations/notifications/decline-rules'
import { requestText } from '../../../_parts/request-text'
import type { DonationView } from '@/lib/donations/manage-links/view-donation'
import forms from '../../../_ui/forms/form.module.css'
import { Notice } from '../../../_ui/notice'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { openInvoice } from './actions'
import styles from './donation.module.css'

type Props = { donation: DonationView; access: { token?: string | undefined; donation?: string | undefined } }

/** A failed payment: the reason, what to do, and a button to the open invoice. */
export async function FailedPayment({ donation, access }: Props) {
  const t = await requestText()
  if (donation.failure === null) return null
  const { remedy, state, reason, todo } = adviseDonor(donation.failure, t)
  return (
    <Notice>
      <div className={styles.failure}>
        <h2>{state}</h2>
        {/* If the bank asks for a confirmation, the heading already says so. */}
        {remedy !== 'confirm' && <p>{reason}</p>}
        <p>{todo}</p>
        <PayForm donation={donation} access={access} />
      </div>
    </Notice>
  )
}

/** The button to Stripe's page of the open invoice. */
export async function PayForm({ donation, access }: Props) {
  const t = await requestText()
  if (donation.failure === null) return null
  const { payLabel } = adviseDonor(donation.failure, t)
  return (
    <form action={openInvoice} className={forms.form} aria-label={payLabel}>
      <input
        type="hidden"
        name={access.token === undefined ? 'donation' : 'token'}
        value={access.token ?? donation.id}
      />
      <SubmitButton>{payLabel}</SubmitButton>
    </form>
  )
}
