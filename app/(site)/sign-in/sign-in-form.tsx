'use client'

import { AddressForm } from '../../_ui/address-form'
import { Honeypot } from '../../_ui/honeypot'
import { useFormAction } from '../../_ui/use-form-action'
import { askForMail } from './actions'
import { useText } from '../../_ui/use-text'

/** `back` is the path to continue to after signing in. */
export function SignInForm({ back }: { back: string | undefined }) {
  const t = useText()
  const here = back === undefined ? '/sign-in' : `/sign-in?back=${encodeURIComponent(back)}`
  const [state, action] = useFormAction(askForMail, here)
  return (
    <AddressForm
      label={t('Sign in')}
      state={state}
      action={action}
      heading={t('No email was sent')}
      fieldIds={{ email: 'sign-in-email' }}
      isNarrow
      button={t('Email me a link and a code')}
      hidden={{ back }}
    >
      <Honeypot name="website" />
    </AddressForm>
  )
}
