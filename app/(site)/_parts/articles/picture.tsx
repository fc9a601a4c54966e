import type { ArticleTeaser } from '@/lib/articles/queries'
import { requestText } from '../../../_parts/request-text'
import styles from './picture.module.css'

type Props = {
  article: Pick<ArticleTeaser, 'illustration' | 'illustrationAlt'>
  /** The picture at the top of a page loads at once; the others load when they come near. */
  isFirst?: boolean
}

/** An article's illustration. Its width and height are set, so that the text below never jumps. */
export async function Picture({ article: { illustration, illustrationAlt }, isFirst = false }: Props) {
  const t = await requestText()
  if (!illustration) return null
  return (
    <img
      className={styles.picture}
      src={`/illustrations/${illustration}`}
      alt={illustrationAlt ?? ''}
      lang={t.english}
      width={1600}
      height={900}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding="async"
    />
  )
}
