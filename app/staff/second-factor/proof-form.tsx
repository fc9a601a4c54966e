'use client'

import { messageFor } from '@/lib/form'
import { Form } from '../../_ui/forms/form'
import { Field } from '../../_ui/forms/fields/field'
import { SubmitButton } from '../../_ui/forms/submit-button'
import { useFormAction } from '../../_ui/forms/use-form-action'
import { prove } from './actions'

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
    <Form
      label="Second factor"
      state={state}
      action={action}
      heading="Not yet"
      fieldIds={{ code: codeId }}
      isNarrow
    >
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
        error={messageFor(errors, 'code')}
      />
      {back !== undefined && <input type="hidden" name="back" value={back} />}
      <SubmitButton>{button}</SubmitButton>
    </Form>
  )
}
