import type { ReactNode } from 'react'
import { PlainPage } from '../_parts/pages/plain-page'
import styles from './edition-text.module.css'
import { requestText } from '../../_parts/request-text'

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
export async function EditionText({ heading, label, number, at, isNarrow, children, foot }: Props) {
  const t = await requestText()
  return (
    <div className={styles.page}>
      <PlainPage heading={heading} label={label}>
        {children}
        <nav className={styles.ways} aria-label={t('Ways to see the edition')}>
          <a className={styles.wide} href={t.href(at)} aria-current={isNarrow ? undefined : 'page'}>
            {t('Desktop')}
          </a>
          <a
            className={styles.wide}
            href={t.href(`${at}?width=phone`)}
            aria-current={isNarrow ? 'page' : undefined}
          >
            {t('Phone')}
          </a>
          <a href={t.href(`${at}/text`)}>{t('Plain text')}</a>
        </nav>
      </PlainPage>
      <iframe
        className={isNarrow ? `${styles.mail} ${styles.phone}` : styles.mail}
        src={`${at}/mail`}
        title={t('Edition {number} of the newsletter', { number })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <div className={styles.foot}>{foot}</div>
    </div>
  )
}
