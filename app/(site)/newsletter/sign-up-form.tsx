'use client'

import { Honeypot } from '../../_ui/honeypot'
import { ErrorSummary } from '../../_ui/error-summary'
import { EmailField } from '../../_ui/email-field'
import { SubmitButton } from '../../_ui/submit-button'
import { Suggestion } from '../../_ui/suggestion'
import { useFormAction } from '../../_ui/use-form-action'
import { subscribe } from './actions'
import styles from './sign-up-form.module.css'

const emailId = 'newsletter-email'

/** `page` is the path of the page: stored with the consent, and where the form returns to without JavaScript. */
export function SignUpForm({ page }: { page: `/${string}` }) {
  const [state, action] = useFormAction(subscribe, page)
  const { errors, values, suggestion } = state

  return (
    <form action={action} className={styles.form} noValidate aria-label="Newsletter">
      <ErrorSummary
        heading="You are not signed up yet"
        errors={errors.map(({ field, message }) =>
          field === '' ? { message } : { message, fieldId: emailId },
        )}
        answer={state}
      />
      <div className={styles.line}>
        <EmailField
          id={emailId}
          label="Email address"
          name="email"
          required
          defaultValue={values.email}
          error={errors.find(({ field }) => field === 'email')?.message}
        />
        <SubmitButton>Subscribe</SubmitButton>
      </div>
      {suggestion && (
        <Suggestion answer={state}>
          <p>
            Did you mean <strong>{suggestion}</strong>? If {values.email} is right, press Subscribe once more.
          </p>
          <SubmitButton look="quiet" name="use" value={suggestion}>
            Use {suggestion}
          </SubmitButton>
        </Suggestion>
      )}
      <input type="hidden" name="asked" value={values.asked ?? ''} />
      <input type="hidden" name="page" value={page} />
      <Honeypot name="website" />
    </form>
  )
}
