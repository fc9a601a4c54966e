import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { currentTime } from '@/lib/clock'
import { showAddress } from '@/lib/addresses/email-address'
import { publication } from '@/lib/publication'
import { isProved, roleWords } from '@/lib/staff/rules'
import { Frame } from '../_parts/frame'
import { NavRow } from '../_parts/nav-row'
import { requestedPath } from '../_parts/requested-path'
import { findSignedIn } from '../_parts/signed-in'
import { signOut } from '../_parts/sign-out'
import { SubmitButton } from '../_ui/forms/submit-button'
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
    <Frame
      header={
        <>
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
            <div className={styles.rooms}>
              <NavRow
                label="Pages of the desk"
                links={roomsOf(signedIn.role).map((room) => ({ ...room, isHere: room.href === here }))}
              />
            </div>
          )}
        </>
      }
      footer={
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
      }
    >
      <div className={styles.page}>{children}</div>
    </Frame>
  )
}
