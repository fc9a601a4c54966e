'use client'

import { useEffect, useRef } from 'react'
import styles from './error-summary.module.css'

type SummaryError = {
  message: string
  /** Id of the field to mend; absent where it is no field's fault. */ fieldId?: string
}

type Props = {
  heading: string
  errors: SummaryError[]
  /** Changes with every answer, so that a repeated mistake is announced again. */
  answer: object
}

const prefix = 'Error: '

/**
 * The errors of a form, at its top: announced at once and focused, each message with a link to its field. With a
 * script, the window's title says so as well.
 */
export function ErrorSummary({ heading, errors, answer }: Props) {
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (errors.length === 0) return
    if (!document.title.startsWith(prefix)) document.title = prefix + document.title
    box.current?.focus()
  }, [answer, errors.length])

  if (errors.length === 0) return null
  return (
    // eslint-disable-next-line jsx-a11y/no-autofocus -- the only way to lead there where no script runs
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1} autoFocus>
      <p className={styles.heading}>{heading}</p>
      <ul className={styles.list}>
        {errors.map(({ message, fieldId }) => (
          <li key={message}>{fieldId === undefined ? message : <a href={`#${fieldId}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
