'use client'

import { ErrorSummary } from '../../_ui/error-summary'
import { Field } from '../../_ui/field'
import { SubmitButton } from '../../_ui/submit-button'
import { useFormAction } from '../../_ui/use-form-action'
import { prove } from './actions'
import styles from './second-factor.module.css'

const codeId = 'second-factor-code'

/** `back` is the path to continue to. */
export function ProofForm({ back, button }: { back: string | undefined; button: string }) {
  const here = '/staff/second-factor'
  const [state, action] = useFormAction(
    prove,
    back === undefined ? here : `${here}?back=${encodeURIComponent(back)}`,
  )
  const { errors, values } = state
  return (
    <form action={action} className={styles.form} noValidate aria-label="Second factor">
      <ErrorSummary
        heading="Not yet"
        errors={errors.map(({ field, message }) =>
          field === '' ? { message } : { message, fieldId: codeId },
        )}
        answer={state}
      />
      <Field
        id={codeId}
        label="Code"
        hint="Six digits, like 123 456"
        name="code"
        inputMode="text"
        autoComplete="one-time-code"
        required
        maxLength={20}
        defaultValue={values.code}
        error={errors.find(({ field }) => field === 'code')?.message}
      />
      {back !== undefined && <input type="hidden" name="back" value={back} />}
      <SubmitButton>{button}</SubmitButton>
    </form>
  )
}
