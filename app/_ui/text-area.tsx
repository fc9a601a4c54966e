import styles from './field.module.css'
import { FieldError } from './field'

type Props = {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  name: string
  maxLength: number
  defaultValue?: string | undefined
}

/** A few lines in one's own words. */
export function TextArea({ id, label, hint, error, name, maxLength, defaultValue }: Props) {
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
        id={id}
        name={name}
        rows={3}
        maxLength={maxLength}
        defaultValue={defaultValue}
        className={`${styles.input} ${styles.lines}`}
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
      />
    </div>
  )
}
