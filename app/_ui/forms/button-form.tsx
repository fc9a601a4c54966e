import type { ComponentProps } from 'react'
import { HiddenFields } from './fields/hidden-fields'
import { SubmitButton } from './submit-button'

type Props = {
  action: (form: FormData) => void | Promise<void>
  /** The form's accessible name, where its button alone does not say enough. */
  label?: string
  /** What the action needs to know, as hidden fields. */
  values?: ComponentProps<typeof HiddenFields>['values']
  button: string
  look?: 'accent' | 'support' | 'quiet'
}

/** A form of one button. */
export function ButtonForm({ action, label, values = {}, button, look }: Props) {
  return (
    <form action={action} aria-label={label}>
      <HiddenFields values={values} />
      <SubmitButton look={look}>{button}</SubmitButton>
    </form>
  )
}
