'use client'

import { Disclosure } from '../../../_ui/disclosure'
import { ErrorSummary } from '../../../_ui/error-summary'
import { EmailField } from '../../../_ui/email-field'
import { SubmitButton } from '../../../_ui/submit-button'
import { Suggestion } from '../../../_ui/suggestion'
import { useFormAction } from '../../../_ui/use-form-action'
import { askAddress } from './actions'
import styles from './preferences.module.css'

const emailId = 'new-address'

/** Changes the newsletter's address, once both mailboxes have confirmed. */
export function AddressForm({ token, page }: { token: string; page: string }) {
  const [state, action] = useFormAction(askAddress, page)
  const isMine = state.values.form === 'address'
  const { errors, values, suggestion } = isMine
    ? state
    : { errors: [], values: {} as Record<string, string>, suggestion: undefined }
  return (
    <Disclosure summary="Another address" isOpen={errors.length > 0 || suggestion !== undefined}>
      <form action={action} className={styles.form} noValidate aria-label="Another address">
        <ErrorSummary
          heading="The address has not been changed"
          errors={errors.map(({ field, message }) =>
            field === '' ? { message } : { message, fieldId: emailId },
          )}
          answer={state}
        />
        <EmailField
          id={emailId}
          label="New email address"
          hint="We will email both addresses. The newsletter moves to the new one once you have agreed in both mailboxes."
          name="email"
          required
          defaultValue={values.email}
          error={errors.find(({ field }) => field === 'email')?.message}
        />
        <SubmitButton>Email both addresses</SubmitButton>
        {suggestion !== undefined && (
          <Suggestion answer={state}>
            <p>
              Did you mean <strong>{suggestion}</strong>? If {values.email} is right, press Email both
              addresses once more.
            </p>
            <SubmitButton look="quiet" name="use" value={suggestion}>
              Use {suggestion}
            </SubmitButton>
          </Suggestion>
        )}
        <input type="hidden" name="asked" value={values.asked ?? ''} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="form" value="address" />
      </form>
    </Disclosure>
  )
}
