import type { TextareaHTMLAttributes } from 'react'
import { describe, Labelled } from './field'
import styles from './field.module.css'

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className'> & {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
}

/** A labelled field for several lines. */
export function TextArea({ id, label, hint, error, rows = 3, ...textArea }: Props) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <textarea
        {...textArea}
        {...describe({ id, hint, error })}
        id={id}
        rows={rows}
        className={`${styles.input} ${styles.lines}`}
      />
    </Labelled>
  )
}
