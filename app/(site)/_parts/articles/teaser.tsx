import type { ArticleTeaser } from '@/lib/articles/queries'
import { sectionPath, setHeadline } from '@/lib/articles/rules'
import { Picture } from './picture'
import styles from './teaser.module.css'
import { requestText } from '../../../_parts/request-text'

type Props = {
  article: ArticleTeaser
  /** The teaser's size on the page: the lead, a picture with text, or text only. */
  size: 'lead' | 'card' | 'brief'
  headingLevel?: 'h2' | 'h3'
}

export async function Teaser({ article, size, headingLevel: Heading = 'h2' }: Props) {
  const t = await requestText()
  const { slug, section, headline, standfirst, publishedAt } = article
  return (
    <article className={`${styles.teaser} ${styles[size]}`}>
      {size !== 'brief' && <Picture article={article} isFirst={size === 'lead'} />}
      <div className={styles.words}>
        <p className={styles.section}>
          <a href={t.href(sectionPath(section))}>{t.known(section)}</a>
        </p>
        <Heading className={styles.headline} lang={t.english}>
          <a href={t.href(`/articles/${slug}`)}>{setHeadline(headline)}</a>
        </Heading>
        <p className={styles.standfirst} lang={t.english}>
          {standfirst}
        </p>
        <p className={styles.date}>
          <time dateTime={publishedAt.toISOString()}>{t.date(publishedAt)}</time>
        </p>
      </div>
    </article>
  )
}
