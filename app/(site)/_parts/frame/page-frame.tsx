import { splitLanguage } from '@/lib/languages/rules'
import type { ReactNode } from 'react'
import { listSections } from '@/lib/articles/queries'
import { currentTime } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { Footer } from './footer'
import { Masthead, type Here } from './masthead'
import { readArticle } from '../articles/read-article'
import { Frame } from '../../../_parts/frame'
import { requestedPath } from '../../../_parts/requested-path'
import { findSignedIn } from '../../../_parts/signed-in'
import { requestText } from '../../../_parts/request-text'

/** The frame of every page. */
export async function PageFrame({ children }: { children: ReactNode }) {
  const t = await requestText()
  const [sections, now, signedIn, here] = await Promise.all([
    listSections(),
    currentTime(),
    findSignedIn(),
    findHere(),
  ])
  const account =
    signedIn === null
      ? { href: '/sign-in', text: t('Sign in') }
      : { href: '/account', text: t('Your account') }
  return (
    <Frame
      header={<Masthead sections={sections} today={t.day(dayOf(now))} account={account} here={here} />}
      footer={<Footer sections={sections} account={account} />}
    >
      {children}
    </Frame>
  )
}

async function findHere(): Promise<Here> {
  const path = decodePath(splitLanguage((await requestedPath()) ?? '/').address)
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
