import type { ReactNode } from 'react'
import styles from './plain-page.module.css'

type Props = {
  heading: string
  /** A few words above the heading. */
  label?: string | undefined
  /** The language of the heading, if it is not the page's. */
  headingLang?: 'en' | undefined
  /** The heading is smaller on a narrow phone, so that its longest word is not broken in two. */
  hasLongWord?: boolean
  children: ReactNode
}

/** A page with one column and one heading: for forms, answers, and everything that is not an article. */
export function PlainPage({ heading, label, headingLang, hasLongWord = false, children }: Props) {
  return (
    <div className={styles.page}>
      {label && <p className={styles.label}>{label}</p>}
      <h1 className={hasLongWord ? styles.longHeading : styles.heading} lang={headingLang}>
        {heading}
      </h1>
      {children}
    </div>
  )
}
