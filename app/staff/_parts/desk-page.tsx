import type { ReactNode } from 'react'
import styles from './desk-page.module.css'

type Props = {
  heading: string
  /** A sentence or two under the heading. */
  intro?: ReactNode
  children: ReactNode
}

/** A page of the desk: one heading, then its content. */
export function DeskPage({ heading, intro, children }: Props) {
  return (
    <div className={styles.page}>
      <h1 className={styles.heading}>{heading}</h1>
      {intro && <p className={styles.intro}>{intro}</p>}
      {children}
    </div>
  )
}
