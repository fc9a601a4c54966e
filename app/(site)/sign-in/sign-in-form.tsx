'use client'

import { AddressForm } from '../../_ui/forms/address-form'
import { Honeypot } from '../../_ui/forms/fields/honeypot'
import { useAddressAction } from '../_parts/forms/use-address-action'
import { askForMail } from './actions'
import { useText } from '../../_ui/use-text'

type Props = {
  /** The path to continue to after signing in. */
  back: string | undefined
  /** The address that the field has at first. */
  known: string | undefined
}

export function SignInForm({ back, known }: Props) {
  const t = useText()
  const here = back === undefined ? '/sign-in' : `/sign-in?back=${encodeURIComponent(back)}`
  const [state, action] = useAddressAction(askForMail, here)
  return (
    <AddressForm
      label={t('Sign in')}
      state={state}
      action={action}
      heading={t('No email was sent')}
      fieldIds={{ email: 'sign-in-email' }}
      isNarrow
      known={known}
      button={t('Email me a link and a code')}
      hidden={{ back }}
    >
      <Honeypot name="website" />
    </AddressForm>
  )
}
