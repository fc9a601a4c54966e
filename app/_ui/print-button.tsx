'use client'

import styles from './button.module.css'
import { useIsRunning } from './use-is-running'

/** Prints the page. Without a script there is no button, because it could do nothing. */
export function PrintButton({ children }: { children: string }) {
  const isRunning = useIsRunning()
  if (!isRunning) return null
  return (
    <button type="button" className={`${styles.button} ${styles.quiet}`} onClick={() => window.print()}>
      {children}
    </button>
  )
}
