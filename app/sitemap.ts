import type { MetadataRoute } from 'next'
import { listAllArticles, listSections } from '@/lib/articles/queries'
import { sectionPath } from '@/lib/articles/rules'
import { siteUrl } from '@/lib/urls'

export const dynamic = 'force-dynamic'

const steadyPages = ['/', '/newsletter', '/newsletter/preview', '/donate', '/remind-me', '/privacy'] as const

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [articles, sections] = await Promise.all([listAllArticles(), listSections()])
  return [
    ...steadyPages.map((page) => ({ url: siteUrl(page) })),
    ...sections.map((section) => ({ url: siteUrl(sectionPath(section)) })),
    ...articles.map(({ slug, updatedAt }) => ({
      url: siteUrl(`/articles/${slug}`),
      lastModified: updatedAt,
    })),
  ]
}
