import type { ReactNode } from 'react'
import { PlainPage } from '../_parts/plain-page'
import styles from './edition-text.module.css'

type Props = {
  heading: string
  label: string
  number: number
  /** The path of the edition; its mail and its plain text are below it. */
  at: `/newsletter/${string}`
  isNarrow: boolean
  /** Shown before the edition. */
  children: ReactNode
  /** Shown after the edition. */
  foot: ReactNode
}

/** An edition in its own frame, at desktop or phone width, with a link to its plain text. */
export function EditionText({ heading, label, number, at, isNarrow, children, foot }: Props) {
  return (
    <div className={styles.page}>
      <PlainPage heading={heading} label={label}>
        {children}
        <nav className={styles.ways} aria-label="Ways to see the edition">
          <a className={styles.wide} href={at} aria-current={isNarrow ? undefined : 'page'}>
            Desktop
          </a>
          <a className={styles.wide} href={`${at}?width=phone`} aria-current={isNarrow ? 'page' : undefined}>
            Phone
          </a>
          <a href={`${at}/text`}>Plain text</a>
        </nav>
      </PlainPage>
      <iframe
        className={isNarrow ? `${styles.mail} ${styles.phone}` : styles.mail}
        src={`${at}/mail`}
        title={`Edition ${number} of the newsletter`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <div className={styles.foot}>{foot}</div>
    </div>
  )
}
