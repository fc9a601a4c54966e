'use client'

import { messageFor } from '@/lib/form'
import { roleWords, staffRoles } from '@/lib/staff/rules'
import { ChoiceGroup, Choices } from '../../_ui/forms/fields/choices'
import { Form } from '../../_ui/forms/form'
import { EmailField } from '../../_ui/forms/fields/email-field'
import { SubmitButton } from '../../_ui/forms/submit-button'
import { useFormAction } from '../../_ui/forms/use-form-action'
import { inviteSomebody } from './actions'

export function InviteForm() {
  const [state, action] = useFormAction(inviteSomebody, '/staff/people')
  const { errors, values } = state
  return (
    <Form
      label="Invite somebody"
      state={state}
      action={action}
      heading="Nobody was invited"
      fieldIds={{ email: 'invite-email', role: 'invite-role' }}
      isNarrow
    >
      <EmailField
        id="invite-email"
        label="Email address"
        name="email"
        autoComplete="off"
        required
        defaultValue={values.email}
        error={messageFor(errors, 'email')}
      />
      <ChoiceGroup id="invite-role" legend="Role" error={messageFor(errors, 'role')}>
        <Choices
          idPrefix="invite-role"
          name="role"
          layout="stack"
          options={staffRoles.map((role) => ({
            value: role,
            label: roleWords[role].name,
            note: roleWords[role].may,
          }))}
          chosen={values.role ?? ''}
        />
      </ChoiceGroup>
      <SubmitButton>Send the invitation</SubmitButton>
    </Form>
  )
}
