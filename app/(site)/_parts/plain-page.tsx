import type { ReactNode } from 'react'
import styles from './plain-page.module.css'

type Props = {
  heading: string
  /** A few words above the heading. */
  label?: string | undefined
  children: ReactNode
}

/** A page with one column and one heading: for forms, answers, and everything that is not an article. */
export function PlainPage({ heading, label, children }: Props) {
  return (
    <div className={styles.page}>
      {label && <p className={styles.label}>{label}</p>}
      <h1 className={styles.heading}>{heading}</h1>
      {children}
    </div>
  )
}
