import type { SelectHTMLAttributes } from 'react'
import { describe, Labelled } from './field'
import styles from './field.module.css'

type Props = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className'> & {
  id: string
  label: string
  options: readonly { value: string; label: string }[]
  hint?: string | undefined
  error?: string | undefined
}

/** A labelled select, for lists that are too long for radio buttons. */
export function Select({ id, label, options, hint, error, ...select }: Props) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <select {...select} {...describe({ id, hint, error })} id={id} className={styles.input}>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
