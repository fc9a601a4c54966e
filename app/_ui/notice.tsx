import type { ReactNode } from 'react'
import styles from './notice.module.css'

type Props = {
  children: ReactNode
  /** 'status' is announced when it appears; 'note' is read in its place. */
  role?: 'note' | 'status'
}

/** A short note beside the text. */
export function Notice({ children, role = 'note' }: Props) {
  return (
    <div className={styles.notice} role={role}>
      {children}
    </div>
  )
}
