import type { ArticleView } from '@/lib/articles/queries'
import { publication } from '@/lib/publication'
import { siteUrl } from '@/lib/urls'

/** schema.org's NewsArticle, for search engines. It is data, not a script. */
export function StructuredData({ article }: { article: ArticleView }) {
  const { slug, headline, standfirst, byline, section, publishedAt, updatedAt } = article
  const publisher = {
    '@type': 'NewsMediaOrganization',
    name: publication.name,
    legalName: publication.legal.name,
    url: siteUrl('/'),
  }
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline,
    description: standfirst,
    articleSection: section,
    datePublished: publishedAt.toISOString(),
    dateModified: updatedAt.toISOString(),
    inLanguage: publication.language,
    isAccessibleForFree: true,
    mainEntityOfPage: siteUrl(`/articles/${slug}`),
    image: siteUrl(`/articles/${slug}/social-card.png`),
    author: { '@type': 'Organization', name: byline },
    publisher,
  }
  // "<" is escaped, so that no text can close the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
