'use client'

import { messageFor } from '@/lib/form'
import { Form } from '../../_ui/forms/form'
import { Field } from '../../_ui/forms/fields/field'
import { SubmitButton } from '../../_ui/forms/submit-button'
import { useFormAction } from '../../_ui/forms/use-form-action'
import { enterCode } from './actions'
import { useText } from '../../_ui/use-text'

const codeId = 'sign-in-code'

export function CodeForm() {
  const t = useText()
  const [state, action] = useFormAction(enterCode, '/sign-in/check-inbox')
  const { errors, values } = state
  return (
    <Form
      label={t('Sign in by code')}
      state={state}
      action={action}
      heading={t('You are not signed in yet')}
      fieldIds={{ code: codeId }}
      isNarrow
    >
      <Field
        id={codeId}
        label={t('Code from the email')}
        hint={t('Eight digits, like 1234 5678')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={20}
        defaultValue={values.code}
        error={messageFor(errors, 'code')}
      />
      <SubmitButton>{t('Sign in')}</SubmitButton>
    </Form>
  )
}
