'use client'

import { useEffect, useRef } from 'react'
import buttonStyles from './button.module.css'
import styles from './error-message.module.css'

/** The site was updated while the page was open, so the form's action no longer exists. */
export function StaleMessage() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.page}>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        Please send that again
      </h1>
      <p>
        This page was updated while you had it open, so what you sent did not arrive. Nothing was stored and
        nothing was charged.
      </p>
      <p className={styles.ways}>
        <button
          type="button"
          className={`${buttonStyles.button} ${buttonStyles.accent}`}
          onClick={() => window.location.reload()}
        >
          Go back to the form
        </button>
      </p>
    </div>
  )
}
