'use client'

import type { ReactNode } from 'react'
import type { FormState } from '@/lib/form'
import { ErrorSummary } from './messages/error-summary'
import styles from './form.module.css'

type Props = {
  /** The form's accessible name. */
  label: string
  id?: string
  state: FormState
  action: (form: FormData) => void
  /** What its errors say first. */
  heading: string
  fieldIds?: Record<string, string> | string
  /** For forms of one short field. */
  isNarrow?: boolean
  children: ReactNode
}

/** A form whose action answers in place, with its errors at the top. */
export function Form({ label, id, state, action, heading, fieldIds, isNarrow, children }: Props) {
  return (
    <form
      id={id}
      action={action}
      className={isNarrow ? styles.narrow : styles.form}
      noValidate
      aria-label={label}
    >
      <ErrorSummary heading={heading} errors={state.errors} fieldIds={fieldIds ?? {}} answer={state} />
      {children}
    </form>
  )
}
