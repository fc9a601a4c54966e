'use client'

import { AddressForm } from '../../_ui/forms/address-form'
import { Honeypot } from '../../_ui/forms/fields/honeypot'
import { useAddressAction } from '../_parts/forms/use-address-action'
import { subscribe } from './actions'
import { useText } from '../../_ui/use-text'

type Props = {
  page: `/${string}`
  known: string | undefined
  /** The form's accessible name, where the page has two. */
  label?: string
}

/**
 * `page` is the path of the page: stored with the consent, and where the form returns to without JavaScript. `known` is
 * the address that the field has at first.
 */
export function SignUpForm({ page, known, label }: Props) {
  const t = useText()
  const [state, action] = useAddressAction(subscribe, page)
  return (
    <AddressForm
      label={label ?? t('Newsletter')}
      state={state}
      action={action}
      heading={t('You are not signed up yet')}
      fieldIds={{ email: 'newsletter-email' }}
      known={known}
      button={t('Subscribe')}
      isInline
      hidden={{ page }}
    >
      <Honeypot name="website" />
    </AddressForm>
  )
}
