import type { ReactNode } from 'react'
import { listSections } from '@/lib/articles/queries'
import { currentTime } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/days'
import { Footer } from './footer'
import { Masthead } from './masthead'
import styles from './page-frame.module.css'
import { findSignedIn } from '../../_parts/signed-in'
import { TestNotice } from '../../_parts/test-notice'

const signInLink = { href: '/sign-in', text: 'Sign in' }
const accountLink = { href: '/account', text: 'Your account' }

/** The frame of every page. */
export async function PageFrame({ children }: { children: ReactNode }) {
  const [sections, now, signedIn] = await Promise.all([listSections(), currentTime(), findSignedIn()])
  const account = signedIn === null ? signInLink : accountLink
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <header>
        <TestNotice />
        <Masthead sections={sections} today={formatDay(dayOf(now))} account={account} />
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <Footer sections={sections} account={account} />
    </>
  )
}
