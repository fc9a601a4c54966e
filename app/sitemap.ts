import type { MetadataRoute } from 'next'
import { listAllArticles, listSections } from '@/lib/articles/queries'
import { sectionPath } from '@/lib/articles/rules'
import { listArchive } from '@/lib/editions/queries'
import { siteUrl } from '@/lib/urls'

export const dynamic = 'force-dynamic'

const steadyPages = [
  '/',
  '/newsletter',
  '/newsletter/preview',
  '/newsletter/archive',
  '/donate',
  '/remind-me',
  '/privacy',
] as const

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [articles, sections, editions] = await Promise.all([listAllArticles(), listSections(), listArchive()])
  return [
    ...steadyPages.map((page) => ({ url: siteUrl(page) })),
    ...sections.map((section) => ({ url: siteUrl(sectionPath(section)) })),
    ...articles.map(({ slug, updatedAt }) => ({
      url: siteUrl(`/articles/${slug}`),
      lastModified: updatedAt,
    })),
    ...editions.map(({ number, sentAt }) => ({
      url: siteUrl(`/newsletter/${number}`),
      lastModified: sentAt,
    })),
  ]
}
