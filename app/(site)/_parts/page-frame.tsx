import type { ReactNode } from 'react'
import { listSections } from '@/lib/articles/queries'
import { currentTime } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/days'
import { Footer } from './footer'
import { Masthead, type Here } from './masthead'
import { readArticle } from './read-article'
import { Frame } from '../../_parts/frame'
import { requestedPath } from '../../_parts/requested-path'
import { findSignedIn } from '../../_parts/signed-in'

const signInLink = { href: '/sign-in', text: 'Sign in' }
const accountLink = { href: '/account', text: 'Your account' }

/** The frame of every page. */
export async function PageFrame({ children }: { children: ReactNode }) {
  const [sections, now, signedIn, here] = await Promise.all([
    listSections(),
    currentTime(),
    findSignedIn(),
    findHere(),
  ])
  const account = signedIn === null ? signInLink : accountLink
  return (
    <Frame
      header={<Masthead sections={sections} today={formatDay(dayOf(now))} account={account} here={here} />}
      footer={<Footer sections={sections} account={account} />}
    >
      {children}
    </Frame>
  )
}

async function findHere(): Promise<Here> {
  const path = decodePath((await requestedPath()) ?? '/')
  const slug = /^\/articles\/([\w-]+)$/.exec(path)?.[1]
  const article = slug === undefined ? null : await readArticle(slug)
  return { path, section: article?.section ?? null }
}

/** Without its query; a browser encodes some characters of a section. */
function decodePath(requested: string): string {
  const [path = '/'] = requested.split('?')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
