import type { InputHTMLAttributes } from 'react'
import styles from './field.module.css'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'> & {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** A symbol inside the field before the typed text, such as "$"; the label must name it too. */
  prefix?: string
}

/** One labelled input. Screen readers read hint and error with it, in that order. */
export function Field({ id, label, hint, error, prefix, ...input }: Props) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`} message={error} />}
      <div className={styles.control}>
        {prefix && (
          <span className={styles.prefix} aria-hidden="true">
            {prefix}
          </span>
        )}
        <input
          {...input}
          id={id}
          className={prefix ? `${styles.input} ${styles.prefixed}` : styles.input}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
        />
      </div>
    </div>
  )
}

export function FieldError({ id, message }: { id: string; message: string }) {
  return (
    <p className={styles.error} id={id}>
      <span className={styles.hidden}>Error: </span>
      {message}
    </p>
  )
}
