'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import styles from '../button.module.css'
import { useText } from '../use-text'

type Props = {
  children: ReactNode
  look?: 'accent' | 'support' | 'quiet' | undefined
  name?: string
  value?: string
}

/**
 * Submits its form once. While it waits for the answer it says so and ignores another press; it stays focusable, so
 * that nobody loses their keyboard position.
 */
export function SubmitButton({ children, look = 'accent', name, value }: Props) {
  const t = useText()
  const { pending, data } = useFormStatus()
  const isMine = pending && (name === undefined || data.get(name) === value)
  return (
    <button
      type="submit"
      className={`${styles.button} ${styles[look]}`}
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      data-pending={isMine || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
    >
      {children}
      {isMine && <span className={styles.waiting}>, {t('please wait')}</span>}
    </button>
  )
}
