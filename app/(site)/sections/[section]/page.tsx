import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listSection, listSections, type ArticleTeaser } from '@/lib/articles/queries'
import { sectionFromPath, sectionPath } from '@/lib/articles/rules'
import { alternatesOf } from '../../../_parts/alternates'
import { pageTitle } from '../../../_parts/page-title'
import { SupportAsk } from '../../_parts/supporter/support-ask'
import { Teaser } from '../../_parts/articles/teaser'
import { SignUp } from '../../newsletter/sign-up'
import styles from './section.module.css'
import { requestText } from '../../../_parts/request-text'

/** How many articles stand before the newsletter and the donation ask: two rows on a desktop. */
const beforeAsks = 6

type Props = { params: Promise<{ section: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await requestText()
  const section = await findSection((await params).section)
  if (section === null) return { title: await pageTitle(t('Not found')) }
  return { title: await pageTitle(t.known(section)), alternates: await alternatesOf(sectionPath(section)) }
}

export default async function SectionPage({ params }: Props) {
  const t = await requestText()
  const section = await findSection((await params).section)
  if (section === null) notFound()
  const articles = await listSection(section)
  return (
    <div className={styles.page}>
      <h1 className={styles.heading}>{t.known(section)}</h1>
      <Teasers articles={articles.slice(0, beforeAsks)} />
      <div className={styles.asks}>
        <SignUp page={sectionPath(section)} />
        <SupportAsk placement="section" />
      </div>
      {articles.length > beforeAsks && <Teasers articles={articles.slice(beforeAsks)} />}
    </div>
  )
}

function Teasers({ articles }: { articles: ArticleTeaser[] }) {
  return (
    <div className={styles.list}>
      {articles.map((article) => (
        <Teaser key={article.slug} article={article} size="card" />
      ))}
    </div>
  )
}

async function findSection(segment: string): Promise<string | null> {
  return sectionFromPath(decodeURIComponent(segment), await listSections())
}
