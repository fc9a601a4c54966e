import type { ReactNode } from 'react'
import { listSections } from '@/lib/articles/queries'
import { currentTime } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/days'
import { Footer } from './footer'
import { Masthead } from './masthead'
import { Frame } from '../../_parts/frame'
import { findSignedIn } from '../../_parts/signed-in'

const signInLink = { href: '/sign-in', text: 'Sign in' }
const accountLink = { href: '/account', text: 'Your account' }

/** The frame of every page. */
export async function PageFrame({ children }: { children: ReactNode }) {
  const [sections, now, signedIn] = await Promise.all([listSections(), currentTime(), findSignedIn()])
  const account = signedIn === null ? signInLink : accountLink
  return (
    <Frame
      header={<Masthead sections={sections} today={formatDay(dayOf(now))} account={account} />}
      footer={<Footer sections={sections} account={account} />}
    >
      {children}
    </Frame>
  )
}
