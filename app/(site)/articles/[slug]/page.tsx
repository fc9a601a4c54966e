import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { sayAge } from '@/lib/articles/age-rules'
import { listReadMore, type ArticleView } from '@/lib/articles/queries'
import { sectionPath, setHeadline } from '@/lib/articles/rules'
import { currentTime } from '@/lib/clock'
import { dayOf } from '@/lib/days'
import { donationLinkSchema } from '@/lib/offers/schema'
import { publication } from '@/lib/publication'
import { alternatesOf } from '../../../_parts/alternates'
import { English } from '../../../_parts/english'
import { pageTitle } from '../../../_parts/page-title'
import { Picture } from '../../_parts/articles/picture'
import { readArticle } from '../../_parts/articles/read-article'
import { SupportOrThanks } from '../../_parts/supporter/support-or-thanks'
import { visitorCurrency } from '../../_parts/visitor'
import { Support } from '../../donate/_support/support'
import { SignUp } from '../../newsletter/sign-up'
import styles from '../../../_parts/article.module.css'
import { CopyLink } from './copy-link'
import { CountArrival } from './count-arrival'
import { ReadMore } from './read-more'
import { StructuredData } from './structured-data'
import { requestText } from '../../../_parts/request-text'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await requestText()
  const article = await readArticle((await params).slug)
  if (article === null) return { title: await pageTitle(t('Not found')) }
  const { slug, headline, standfirst, publishedAt, updatedAt, section, byline } = article
  return {
    title: await pageTitle(headline),
    description: standfirst,
    authors: [{ name: byline }],
    alternates: await alternatesOf(`/articles/${slug}`),
    openGraph: {
      type: 'article',
      title: headline,
      description: standfirst,
      url: t.href(`/articles/${slug}`),
      siteName: publication.name,
      locale: publication.locale.replace('-', '_'),
      images: [{ url: `/articles/${slug}/social-card.png`, width: 1200, height: 630, alt: headline }],
      publishedTime: publishedAt.toISOString(),
      modifiedTime: updatedAt.toISOString(),
      section,
    },
  }
}

export default async function ArticlePage({ params }: Props) {
  const article = await readArticle((await params).slug)
  if (article === null) notFound()
  const [others, now] = await Promise.all([listReadMore(article.slug), currentTime()])
  return (
    <>
      <StructuredData article={article} />
      <CountArrival />
      <Article
        article={article}
        age={sayAge({ publishedAt: article.publishedAt, now }, await requestText())}
      />
      <div className={styles.column}>
        <CopyLink slug={article.slug} />
      </div>
      <div className={styles.column}>{article.isSensitive ? <NoAsks /> : <Asks slug={article.slug} />}</div>
      <ReadMore articles={others} />
    </>
  )
}

async function Article({ article, age }: { article: ArticleView; age: string | null }) {
  const t = await requestText()
  const { section, headline, standfirst, byline, publishedAt, bodyHtml, illustration } = article
  return (
    <article className={styles.article}>
      <header className={styles.head}>
        <p className={styles.section}>
          <a href={t.href(sectionPath(section))}>{t.known(section)}</a>
        </p>
        {age !== null && <p className={styles.age}>{age}</p>}
        <h1 className={styles.headline} lang={t.english}>
          {setHeadline(headline)}
        </h1>
        <p className={styles.standfirst} lang={t.english}>
          {standfirst}
        </p>
        <p className={styles.credit}>
          <span>{t.rich('By {byline}', { byline: <English>{byline}</English> })}</span>
          <time dateTime={publishedAt.toISOString()}>{t.day(dayOf(publishedAt))}</time>
        </p>
      </header>
      {illustration && (
        <figure className={styles.picture}>
          <Picture article={article} isFirst />
        </figure>
      )}
      {/* lib/articles/render-body.ts makes this from Markdown and escapes all tags. */}
      <div className={styles.body} lang={t.english} dangerouslySetInnerHTML={{ __html: bodyHtml }} />
      <Corrections corrections={article.corrections} />
    </article>
  )
}

/** What was wrong before, with the date of its correction. */
async function Corrections({ corrections }: Pick<ArticleView, 'corrections'>) {
  const t = await requestText()
  if (corrections.length === 0) return null
  return (
    <aside className={styles.corrections} aria-label={t('Corrections')}>
      {corrections.map(({ note, at }) => (
        <p key={at.toISOString()}>
          <strong>
            {t.rich('Corrected on <time>{at}</time>:', {
              at: t.date(at),
              time: (words) => <time dateTime={at.toISOString()}>{words}</time>,
            })}
          </strong>{' '}
          <English>{note}</English>
        </p>
      ))}
    </aside>
  )
}

/** In the paper's order: the newsletter, a note from us, the donation box. */
async function Asks({ slug }: { slug: string }) {
  const where = { article: slug, placement: 'article' }
  const link = donationLinkSchema.parse({ currency: await visitorCurrency(), ...where })
  return (
    <>
      <SignUp page={`/articles/${slug}`} />
      <SupportOrThanks>
        <Support link={link} page={`/articles/${slug}`} />
      </SupportOrThanks>
    </>
  )
}

/** The masthead sees this mark and leaves out its asks too. */
function NoAsks() {
  return <span data-asks="none" hidden />
}
