import type { ArticleTeaser } from '@/lib/articles/queries'
import { Teaser } from '../../_parts/articles/teaser'
import styles from './read-more.module.css'
import { requestText } from '../../../_parts/request-text'

export async function ReadMore({ articles }: { articles: ArticleTeaser[] }) {
  const t = await requestText()
  if (articles.length === 0) return null
  return (
    <section className={styles.more} aria-labelledby="read-more" data-print="no">
      <h2 id="read-more" className={styles.heading}>
        {t('Read more')}
      </h2>
      <div className={styles.list}>
        {articles.map((article) => (
          <Teaser key={article.slug} article={article} size="card" headingLevel="h3" />
        ))}
      </div>
    </section>
  )
}
