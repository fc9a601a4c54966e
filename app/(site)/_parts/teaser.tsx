import type { ArticleTeaser } from '@/lib/articles/queries'
import { sectionPath, setHeadline } from '@/lib/articles/rules'
import { formatDate } from '@/lib/days'
import { Picture } from './picture'
import styles from './teaser.module.css'

type Props = {
  article: ArticleTeaser
  /** The teaser's size on the page: the lead, a picture with text, or text only. */
  size: 'lead' | 'card' | 'brief'
  headingLevel?: 'h2' | 'h3'
}

export function Teaser({ article, size, headingLevel: Heading = 'h2' }: Props) {
  const { slug, section, headline, standfirst, publishedAt } = article
  return (
    <article className={`${styles.teaser} ${styles[size]}`}>
      {size !== 'brief' && <Picture article={article} isFirst={size === 'lead'} />}
      <div className={styles.words}>
        <p className={styles.section}>
          <a href={sectionPath(section)}>{section}</a>
        </p>
        <Heading className={styles.headline}>
          <a href={`/articles/${slug}`}>{setHeadline(headline)}</a>
        </Heading>
        <p className={styles.standfirst}>{standfirst}</p>
        <p className={styles.date}>
          <time dateTime={publishedAt.toISOString()}>{formatDate(publishedAt)}</time>
        </p>
      </div>
    </article>
  )
}
