import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { currentTime } from '@/lib/clock'
import { showAddress } from '@/lib/email-address'
import { publication } from '@/lib/publication'
import { isProved, roleWords } from '@/lib/staff/rules'
import { requestedPath } from '../_parts/requested-path'
import { findSignedIn } from '../_parts/signed-in'
import { TestNotice } from '../_parts/test-notice'
import { signOut } from '../_parts/sign-out'
import { SubmitButton } from '../_ui/submit-button'
import { roomAt, roomsOf } from './_parts/rooms'
import styles from './layout.module.css'

export const metadata: Metadata = { robots: { index: false } }

/** The frame of every page of the desk. It only displays; each page checks access itself. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const signedIn = await findSignedIn()
  const now = await currentTime()
  const path = await requestedPath()
  const isIn = signedIn !== null && isProved(signedIn.secondFactorAt, now)
  const here = roomAt((path ?? '').split('?')[0] ?? '')
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <header>
        <TestNotice />
        <div className={styles.bar}>
          <p className={styles.plate}>
            <a href="/">{publication.name}</a> <span className={styles.desk}>The desk</span>
          </p>
          {signedIn !== null && (
            <form className={styles.who} action={signOut} aria-label="Your session">
              <p>
                {showAddress(signedIn.email)}{' '}
                <span className={styles.role}>{roleWords[signedIn.role].name}</span>
              </p>
              <SubmitButton look="quiet">Sign out</SubmitButton>
            </form>
          )}
        </div>
        {isIn && (
          <nav className={styles.rooms} aria-label="Pages of the desk">
            <ul>
              {roomsOf(signedIn.role).map(({ href, name }) => (
                <li key={href}>
                  <a href={href} aria-current={href === here ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <footer className={styles.foot}>
        <nav aria-label="Your account">
          <ul>
            <li>
              <a href="/account/sessions">Where you are signed in</a>
            </li>
            <li>
              <a href="/staff/second-factor">Your second factor</a>
            </li>
            <li>
              <a href="/">Go to the front page</a>
            </li>
          </ul>
        </nav>
      </footer>
    </>
  )
}
