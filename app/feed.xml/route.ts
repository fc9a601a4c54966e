import { listAllArticles } from '@/lib/articles/queries'
import { publication } from '@/lib/publication'
import { siteUrl } from '@/lib/urls'
import { answerFeed } from '../_parts/answer-feed'

const newest = 30

/** The newest articles. */
export async function GET(): Promise<Response> {
  const articles = (await listAllArticles()).slice(0, newest)
  return answerFeed({
    title: publication.name,
    page: siteUrl('/'),
    feed: siteUrl('/feed.xml'),
    description: publication.description,
    items: articles.map(({ slug, headline, standfirst, publishedAt }) => ({
      title: headline,
      summary: standfirst,
      at: publishedAt,
      link: siteUrl(`/articles/${slug}`),
    })),
  })
}
