'use client'

import { useSyncExternalStore } from 'react'
import styles from './button.module.css'

/** Prints the page. Without a script there is no button, because it could do nothing. */
export function PrintButton({ children }: { children: string }) {
  const isRunning = useSyncExternalStore(neverChanges, isTrue, isFalse)
  if (!isRunning) return null
  return (
    <button type="button" className={`${styles.button} ${styles.quiet}`} onClick={() => window.print()}>
      {children}
    </button>
  )
}

const neverChanges = () => () => undefined
const isTrue = () => true
const isFalse = () => false
