'use client'

import { roleWords, staffRoles } from '@/lib/staff/rules'
import { ChoiceGroup, Choices } from '../../_ui/choices'
import { ErrorSummary } from '../../_ui/error-summary'
import { EmailField } from '../../_ui/email-field'
import { SubmitButton } from '../../_ui/submit-button'
import { useFormAction } from '../../_ui/use-form-action'
import { inviteSomebody } from './actions'
import styles from './people.module.css'

const ids: Record<string, string> = { email: 'invite-email', role: 'invite-role' }

export function InviteForm() {
  const [state, action] = useFormAction(inviteSomebody, '/staff/people')
  const { errors, values } = state
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  return (
    <form action={action} className={styles.form} noValidate aria-label="Invite somebody">
      <ErrorSummary
        heading="Nobody was invited"
        errors={errors.map(({ field, message }) => {
          const fieldId = ids[field]
          return fieldId === undefined ? { message } : { message, fieldId }
        })}
        answer={state}
      />
      <EmailField
        id="invite-email"
        label="Email address"
        name="email"
        autoComplete="off"
        required
        defaultValue={values.email}
        error={errorOf('email')}
      />
      <ChoiceGroup id="invite-role" legend="Role" error={errorOf('role')}>
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
    </form>
  )
}
