import type { ReactNode } from 'react'
import styles from './disclosure.module.css'

type Props = {
  summary: string
  /** The current value, next to the summary. */
  now?: string | undefined
  isOpen: boolean
  children: ReactNode
}

/** A row that opens to a form, as a native <details>, so it needs no script. */
export function Disclosure({ summary, now, isOpen, children }: Props) {
  return (
    <details className={styles.row} open={isOpen}>
      <summary className={styles.summary}>
        <span className={styles.words}>{summary}</span>
        {now && <span className={styles.now}>{now}</span>}
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  )
}
