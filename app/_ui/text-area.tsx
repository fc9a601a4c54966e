import type { TextareaHTMLAttributes } from 'react'
import styles from './field.module.css'
import { FieldError } from './field'

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className'> & {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
}

/** A labelled field for several lines. */
export function TextArea({ id, label, hint, error, rows = 3, ...textArea }: Props) {
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
      <textarea
        {...textArea}
        id={id}
        rows={rows}
        className={`${styles.input} ${styles.lines}`}
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
      />
    </div>
  )
}
