import type { SelectHTMLAttributes } from 'react'
import { FieldError } from './field'
import styles from './select.module.css'

type Props = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className'> & {
  id: string
  label: string
  options: readonly { value: string; label: string }[]
  error?: string | undefined
}

/** A labelled select, for lists that are too long for radio buttons. */
export function Select({ id, label, options, error, ...select }: Props) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {error && <FieldError id={`${id}-error`} message={error} />}
      <select
        {...select}
        id={id}
        className={styles.select}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
      >
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
