'use client'

import { messageFor } from '@/lib/form'
import { ChoiceGroup, Choices } from '../../../_ui/forms/fields/choices'
import { EmailField } from '../../../_ui/forms/fields/email-field'
import { Field } from '../../../_ui/forms/fields/field'
import { Form } from '../../../_ui/forms/form'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import { useFormAction } from '../../../_ui/forms/use-form-action'
import { add } from './actions'

const ways = [
  { value: 'ask', label: 'Ask them by email', note: 'They get one email with a link to confirm.' },
  {
    value: 'agreed',
    label: 'They have agreed',
    note: 'They get the next edition. Write down how they agreed.',
  },
]

export function AddForm() {
  const [state, action] = useFormAction(add, '/staff/subscribers/new')
  const { errors, values } = state
  return (
    <Form
      label="Add one subscriber"
      state={state}
      action={action}
      heading="Nobody was added"
      fieldIds={{ email: 'email', name: 'name', how: 'how', source: 'source' }}
    >
      <EmailField
        id="email"
        label="Email address"
        name="email"
        autoComplete="off"
        required
        defaultValue={values.email}
        error={messageFor(errors, 'email')}
      />
      <Field
        id="name"
        label="Name, if you know it"
        name="name"
        autoComplete="off"
        maxLength={200}
        defaultValue={values.name}
        error={messageFor(errors, 'name')}
      />
      <ChoiceGroup id="how" legend="How they agree" error={messageFor(errors, 'how')}>
        <Choices idPrefix="how" name="how" layout="stack" options={ways} chosen={values.how ?? 'ask'} />
      </ChoiceGroup>
      <Field
        id="source"
        label="How they agreed, or who gave you the address"
        hint="Kept as evidence; for example “By phone to Anna Berg, 27 November 2026”"
        name="source"
        autoComplete="off"
        maxLength={300}
        defaultValue={values.source}
        error={messageFor(errors, 'source')}
      />
      <SubmitButton>Add this subscriber</SubmitButton>
    </Form>
  )
}
