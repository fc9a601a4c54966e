import type { InputHTMLAttributes, ReactNode } from 'react'
import { ErrorPrefix } from '../messages/error-prefix'
import styles from './field.module.css'

type Around = { id: string; hint?: string | undefined; error?: string | undefined }

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'> &
  Around & {
    label: string
    /** A symbol inside the field before the typed text, such as "$"; the label must name it too. */
    prefix?: string
  }

/** One labelled input. */
export function Field({ id, label, hint, error, prefix, ...input }: Props) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <div className={styles.control}>
        {prefix && (
          <span className={styles.prefix} aria-hidden="true">
            {prefix}
          </span>
        )}
        <input
          {...input}
          {...describe({ id, hint, error })}
          id={id}
          className={prefix ? `${styles.input} ${styles.prefixed}` : styles.input}
        />
      </div>
    </Labelled>
  )
}

/** A label, a hint and an error above a control. */
export function Labelled({ label, children, ...around }: Around & { label: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={around.id}>
        {label}
      </label>
      <HintAndError {...around} />
      {children}
    </div>
  )
}

export function HintAndError({ id, hint, error }: Around) {
  return (
    <>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          <span className={styles.hidden}>
            <ErrorPrefix />
          </span>
          {error}
        </p>
      )}
    </>
  )
}

/** For the control: screen readers read hint and error with it, in that order. */
export function describe({ id, hint, error }: Around) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined }
}
