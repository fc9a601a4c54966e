'use client'

import type { ComponentProps, ReactNode } from 'react'
import { messageFor, type FormState } from '@/lib/form'
import { EmailField } from './fields/email-field'
import { Form } from './form'
import styles from './form.module.css'
import { HiddenFields } from './fields/hidden-fields'
import { SubmitButton } from './submit-button'
import { Suggestion } from './messages/suggestion'
import { useText } from '../use-text'

type Props = Omit<ComponentProps<typeof Form>, 'fieldIds' | 'children'> & {
  fieldIds: Record<string, string> & { email: string }
  /** Label and hint of the email field. */
  email?: { label?: string; hint?: string }
  /** The address that the field has at first. */
  known?: string | undefined
  button: string
  /** Whether the button stands beside the field where there is room. */
  isInline?: boolean
  hidden: Record<string, string | undefined>
  /** Fields between the email field and the button. */
  below?: ReactNode
  children?: ReactNode
}

/**
 * A form that asks for an email address. If the address looks mistyped, the form asks once: the same address sent
 * again is accepted, and `use` replaces it (app/(site)/_parts/forms/read-address-form.ts).
 */
export function AddressForm(props: Props) {
  const t = useText()
  const { email, known, button, isInline, hidden, below, children, ...form } = props
  const { fieldIds, state } = form
  return (
    <Form {...form}>
      {children}
      <div className={isInline ? styles.line : styles.form}>
        <EmailField
          label={t('Email address')}
          {...email}
          id={fieldIds.email}
          name="email"
          required
          defaultValue={state.values.email ?? known}
          error={messageFor(state.errors, 'email')}
        />
        {below}
        <SubmitButton>{button}</SubmitButton>
      </div>
      <SuggestedAddress state={state} button={button} />
      <HiddenFields values={{ asked: state.values.asked ?? '', ...hidden }} />
    </Form>
  )
}

function SuggestedAddress({ state, button }: { state: FormState; button: string }) {
  const t = useText()
  const { values, suggestion } = state
  if (suggestion === undefined) return null
  return (
    <Suggestion answer={state}>
      <p>
        {t.rich(
          'Did you mean <strong>{suggestion}</strong>? If {email} is right, press {button} once more.',
          { suggestion, email: values.email, button, strong: (words) => <strong>{words}</strong> },
        )}
      </p>
      <SubmitButton look="quiet" name="use" value={suggestion}>
        {t('Use {suggestion}', { suggestion })}
      </SubmitButton>
    </Suggestion>
  )
}
