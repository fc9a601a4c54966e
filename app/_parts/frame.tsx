import type { ReactNode } from 'react'
import styles from './frame.module.css'
import { TestNotice } from './test-notice'
import { requestText } from '../_parts/request-text'

type Props = { header: ReactNode; children: ReactNode; footer: ReactNode }

/** What every page of the site and of the desk has. */
export async function Frame({ header, children, footer }: Props) {
  const t = await requestText()
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('Skip to content')}
      </a>
      <header>
        <TestNotice />
        {header}
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      {footer}
    </>
  )
}
