'use client'

import { useEffect, useRef } from 'react'
import buttonStyles from './button.module.css'
import styles from './error-message.module.css'

/** A fault of ours, with a way to continue. */
export function ErrorMessage({ onRetry }: { onRetry: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.page}>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        Something went wrong on our side
      </h1>
      <p>
        The error has been recorded. If you were sending a form, please check your inbox before you send it
        again: it may have arrived.
      </p>
      <p className={styles.ways}>
        <button type="button" className={`${buttonStyles.button} ${buttonStyles.accent}`} onClick={onRetry}>
          Try again
        </button>
        <a className={`${buttonStyles.button} ${buttonStyles.quiet}`} href="/">
          Go to the front page
        </a>
      </p>
    </div>
  )
}
