'use client'

import { ErrorSummary } from '../../_ui/error-summary'
import { Field } from '../../_ui/field'
import { SubmitButton } from '../../_ui/submit-button'
import { useFormAction } from '../../_ui/use-form-action'
import { enterCode } from './actions'
import styles from './sign-in.module.css'

const codeId = 'sign-in-code'

export function CodeForm() {
  const [state, action] = useFormAction(enterCode, '/sign-in/check-inbox')
  const { errors, values } = state
  return (
    <form action={action} className={styles.form} noValidate aria-label="Sign in by code">
      <ErrorSummary
        heading="You are not signed in yet"
        errors={errors.map(({ field, message }) =>
          field === '' ? { message } : { message, fieldId: codeId },
        )}
        answer={state}
      />
      <Field
        id={codeId}
        label="Code from the email"
        hint="Eight digits, like 1234 5678"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={20}
        defaultValue={values.code}
        error={errors.find(({ field }) => field === 'code')?.message}
      />
      <SubmitButton>Sign in</SubmitButton>
    </form>
  )
}
