'use client'

import { Honeypot } from '../../_ui/honeypot'
import { ErrorSummary } from '../../_ui/error-summary'
import { EmailField } from '../../_ui/email-field'
import { SubmitButton } from '../../_ui/submit-button'
import { Suggestion } from '../../_ui/suggestion'
import { useFormAction } from '../../_ui/use-form-action'
import { askForMail } from './actions'
import styles from './sign-in.module.css'

const emailId = 'sign-in-email'

/** `back` is the path to continue to after signing in. */
export function SignInForm({ back }: { back: string | undefined }) {
  const here = back === undefined ? '/sign-in' : `/sign-in?back=${encodeURIComponent(back)}`
  const [state, action] = useFormAction(askForMail, here)
  const { errors, values, suggestion } = state

  return (
    <form action={action} className={styles.form} noValidate aria-label="Sign in">
      <ErrorSummary
        heading="No email was sent"
        errors={errors.map(({ field, message }) =>
          field === '' ? { message } : { message, fieldId: emailId },
        )}
        answer={state}
      />
      <EmailField
        id={emailId}
        label="Email address"
        name="email"
        required
        defaultValue={values.email}
        error={errors.find(({ field }) => field === 'email')?.message}
      />
      {suggestion && (
        <Suggestion answer={state}>
          <p>
            Did you mean <strong>{suggestion}</strong>? If {values.email} is right, press the button once
            more.
          </p>
          <SubmitButton look="quiet" name="use" value={suggestion}>
            Use {suggestion}
          </SubmitButton>
        </Suggestion>
      )}
      <input type="hidden" name="asked" value={values.asked ?? ''} />
      {back !== undefined && <input type="hidden" name="back" value={back} />}
      <Honeypot name="website" />
      <SubmitButton>Email me a link and a code</SubmitButton>
    </form>
  )
}
