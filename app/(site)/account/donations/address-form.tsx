'use client'

import { messageFor } from '@/lib/form'
import { EmailField } from '../../../_ui/forms/fields/email-field'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { requestAddress } from './address/actions'
import { ChangeForm, type Drawn } from './change-form'
import { useText } from '../../../_ui/use-text'

/** Asks for another address. Nothing changes before it has confirmed. */
export function AddressForm({ drawn }: { drawn: Drawn }) {
  const t = useText()
  return (
    <ChangeForm
      drawn={drawn}
      kind="address"
      summary={t('Change the email address')}
      fieldIds={{ email: 'donation-address' }}
      action={requestAddress}
    >
      {(state) => (
        <>
          <EmailField
            id="donation-address"
            label={t('New email address')}
            hint={t(
              'We send a link there. Once you press its button, receipts go to the new address, and links in our earlier emails stop working.',
            )}
            name="email"
            defaultValue={state.values.email}
            error={messageFor(state.errors, 'email')}
          />
          <SubmitButton>{t('Send the link')}</SubmitButton>
        </>
      )}
    </ChangeForm>
  )
}
