import type { Metadata } from 'next'
import { listFrontPage } from '@/lib/articles/queries'
import { publication } from '@/lib/publication'
import { LinkButton } from '../_ui/link-button'
import { alternatesOf } from '../_parts/alternates'
import { pageTitle } from '../_parts/page-title'
import { PlainPage } from './_parts/pages/plain-page'
import { SupportAsk } from './_parts/supporter/support-ask'
import { Teaser } from './_parts/articles/teaser'
import { SignUp } from './newsletter/sign-up'
import styles from './front-page.module.css'
import { requestText } from '../_parts/request-text'

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle(publication.name), alternates: await alternatesOf('/') }
}

/** One lead, a few articles next to it, and the rest below; the newsletter and the donation ask are in between. */
export default async function FrontPage() {
  const t = await requestText()
  const [lead, ...others] = await listFrontPage()
  if (lead === undefined) return <NoArticles />
  // Two to four articles next to the lead, so that the rows of three below are full.
  const besides = 2 + (Math.max(others.length - 2, 0) % 3)
  const [beside, below] = [others.slice(0, besides), others.slice(besides)]
  return (
    <div className={styles.front}>
      <h1 className={styles.hidden}>{t('{paper}: front page', { paper: publication.name })}</h1>
      <div className={styles.top}>
        <div>
          <Teaser article={lead} size="lead" />
        </div>
        <div className={styles.beside}>
          {beside.map((article) => (
            <Teaser key={article.slug} article={article} size="brief" />
          ))}
        </div>
      </div>
      <div className={styles.actions}>
        <SignUp page="/" />
        <SupportAsk placement="front-page" />
      </div>
      <section aria-labelledby="front-more">
        <h2 id="front-more" className={styles.heading}>
          {t('More stories')}
        </h2>
        <div className={styles.below}>
          {below.map((article) => (
            <Teaser key={article.slug} article={article} size="card" headingLevel="h3" />
          ))}
        </div>
      </section>
    </div>
  )
}

async function NoArticles() {
  const t = await requestText()
  return (
    <PlainPage heading={t('Our first articles are on their way')}>
      <p>
        {t(
          'No article has been published yet. Sign up for the newsletter, and we will tell you when there is something to read.',
        )}
      </p>
      <p>
        <LinkButton href={t.href('/newsletter')}>{t('Sign up for the newsletter')}</LinkButton>
      </p>
    </PlainPage>
  )
}
