'use client'

import { emptyForm } from '@/lib/form'
import { AddressForm } from '../../../_ui/forms/address-form'
import { Disclosure } from '../../../_ui/disclosure'
import { useAddressAction } from '../../_parts/forms/use-address-action'
import { askAddress } from './actions'
import { useText } from '../../../_ui/use-text'

/** Changes the newsletter's address, once both mailboxes have confirmed. */
export function NewAddressForm({ token, page }: { token: string; page: string }) {
  const t = useText()
  const [answered, action] = useAddressAction(askAddress, page)
  const state = answered.values.form === 'address' ? answered : emptyForm
  return (
    <Disclosure
      summary={t('Another address')}
      isOpen={state.errors.length > 0 || state.suggestion !== undefined}
    >
      <AddressForm
        label={t('Another address')}
        state={state}
        action={action}
        heading={t('The address has not been changed')}
        fieldIds={{ email: 'new-address' }}
        email={{
          label: t('New email address'),
          hint: t(
            'We will email both addresses. The newsletter moves to the new one once you have agreed in both mailboxes.',
          ),
        }}
        button={t('Email both addresses')}
        hidden={{ token, form: 'address' }}
      />
    </Disclosure>
  )
}
